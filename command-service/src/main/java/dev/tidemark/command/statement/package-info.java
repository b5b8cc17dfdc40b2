/// Reads a bank's statement file: CAMT.053 or CSV, told apart by content. Bytes in, a
/// [StatementFile] out, or one [StatementRefused] that names the line; nothing is stored here and
/// nothing is asked of the network. Uses the JDK, FastCSV and `dev.tidemark.event.Money` only, so
/// that a file can be tried without a household, a database or Spring.
@NullMarked
package dev.tidemark.command.statement;

import org.jspecify.annotations.NullMarked;
