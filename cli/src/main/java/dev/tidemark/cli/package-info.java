/// The `tidemark` command: one class per word a person can type. What a command needs lies in the
/// packages below; nothing below knows a command.
@NullMarked
package dev.tidemark.cli;

import org.jspecify.annotations.NullMarked;
