/// Events as JSON lines with personal texts in plain: what leaves a store for a developer, and what
/// comes from one into an empty store. One line is one event with all that its envelope says.
@NullMarked
package dev.tidemark.event.lines;

import org.jspecify.annotations.NullMarked;
