/// The developers' kit as a program, started by the command line as a process of its own. What
/// versions must stand is run by the tests of this module.
@NullMarked
package dev.tidemark.rehearsal;

import org.jspecify.annotations.NullMarked;
