/// A version of the tally that can be compared with the first one, two versions before it.
@NullMarked
package dev.tidemark.projection.testing.later;

import org.jspecify.annotations.NullMarked;
