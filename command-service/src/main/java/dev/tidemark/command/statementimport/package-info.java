/// Bank statements become transactions: a file is read and compared with what is known, a person
/// decides, and the lines are recorded in many small commits that survive a crash in between.
@NullMarked
package dev.tidemark.command.statementimport;

import org.jspecify.annotations.NullMarked;
