/// What every version must stand, found and run without a list: a new folder is in it by existing.
@NullMarked
package dev.tidemark.rehearsal.version;

import org.jspecify.annotations.NullMarked;
