/// A rehearsed migration, with real servers.
@NullMarked
package dev.tidemark.rehearsal.migration;

import org.jspecify.annotations.NullMarked;
