/// A database as the projections reach it: statements and transactions under one role.
@NullMarked
package dev.tidemark.projection.database;

import org.jspecify.annotations.NullMarked;
