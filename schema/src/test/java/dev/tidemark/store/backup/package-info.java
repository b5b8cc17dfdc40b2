/// Backups, written and restored with real databases.
@NullMarked
package dev.tidemark.store.backup;

import org.jspecify.annotations.NullMarked;
