/// Histories as older writers wrote them, and how the next ones are recorded.
@NullMarked
package dev.tidemark.rehearsal.history;

import org.jspecify.annotations.NullMarked;
