@NullMarked
package dev.tidemark.projection.table;

import org.jspecify.annotations.NullMarked;
