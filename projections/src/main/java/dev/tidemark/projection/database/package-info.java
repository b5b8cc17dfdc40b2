/// A database as the projections reach it: statements and transactions under one role, and rests
/// between them.
@NullMarked
package dev.tidemark.projection.database;

import org.jspecify.annotations.NullMarked;
