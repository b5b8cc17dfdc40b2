/// What projections are tested with: a fold in memory, a topic with a store behind it, runners on a
/// real database.
@NullMarked
package dev.tidemark.projection.testing;

import org.jspecify.annotations.NullMarked;
