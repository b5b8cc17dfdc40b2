/// What a person sees in a terminal: tables, bars, and the sentence with which a command stops. It
/// uses nothing else of the command line.
@NullMarked
package dev.tidemark.cli.terminal;

import org.jspecify.annotations.NullMarked;
