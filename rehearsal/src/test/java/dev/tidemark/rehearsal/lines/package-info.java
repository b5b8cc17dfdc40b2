/// Loads files into real stores.
@NullMarked
package dev.tidemark.rehearsal.lines;

import org.jspecify.annotations.NullMarked;
