/// Archives of a read model, written and restored with real tables.
@NullMarked
package dev.tidemark.projection.archive;

import org.jspecify.annotations.NullMarked;
