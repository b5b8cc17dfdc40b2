/// Asks the active version of a read model, in one snapshot, and waits for what the caller has
/// written.
@NullMarked
package dev.tidemark.projection.reading;

import org.jspecify.annotations.NullMarked;
