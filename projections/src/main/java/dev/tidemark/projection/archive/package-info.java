/// Read models that are not kept in the database any more, as files that can bring them back:
/// changelog, binary COPY of every table, and a manifest with checksums.
@NullMarked
package dev.tidemark.projection.archive;

import org.jspecify.annotations.NullMarked;
