/// Events to lines and back, and what a line must keep to.
@NullMarked
package dev.tidemark.event.lines;

import org.jspecify.annotations.NullMarked;
