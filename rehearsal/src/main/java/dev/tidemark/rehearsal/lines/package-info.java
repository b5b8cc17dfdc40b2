/// Files of events into an empty store. An import checks every line first and then appends all
/// through the door of command-service; a rehearsal's store, which is thrown away, is copied to
/// while its lines are checked.
@NullMarked
package dev.tidemark.rehearsal.lines;

import org.jspecify.annotations.NullMarked;
