/// Statement imports and their lines.
@NullMarked
package dev.tidemark.query.imports;

import org.jspecify.annotations.NullMarked;
