/// Rows in memory and how they reach their tables: records become columns, a batch becomes one
/// COPY, one update and one delete per table. Live, building and checking all write through here.
@NullMarked
package dev.tidemark.projection.table;

import org.jspecify.annotations.NullMarked;
