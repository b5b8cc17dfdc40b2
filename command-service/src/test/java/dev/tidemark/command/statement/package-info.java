/// Statements of invented banks, one per peculiarity, and what must come out of them.
@NullMarked
package dev.tidemark.command.statement;

import org.jspecify.annotations.NullMarked;
