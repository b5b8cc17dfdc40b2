/// What must survive: the events with their lane numbers, what commands decide by, and, apart from
/// them, the keys of what is personal. Everything else is folded from the events again.
@NullMarked
package dev.tidemark.store.backup;

import org.jspecify.annotations.NullMarked;
