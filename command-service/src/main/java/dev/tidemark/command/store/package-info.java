/// The way to PostgreSQL: waits for it at the start, refuses a database that would lose or misread
/// what it is given, and holds the connection pools.
@NullMarked
package dev.tidemark.command.store;

import org.jspecify.annotations.NullMarked;
