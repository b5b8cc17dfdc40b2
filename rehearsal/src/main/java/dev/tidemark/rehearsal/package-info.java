/// The developers' kit as a program, started by the command line as a process of its own.
@NullMarked
package dev.tidemark.rehearsal;

import org.jspecify.annotations.NullMarked;
