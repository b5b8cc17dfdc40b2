/// Files of events into an empty store: first every line is checked, then all are appended through
/// the door of command-service.
@NullMarked
package dev.tidemark.rehearsal.lines;

import org.jspecify.annotations.NullMarked;
