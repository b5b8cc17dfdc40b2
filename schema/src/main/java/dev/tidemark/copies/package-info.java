/// Tables as files: binary COPY with checksums, in directories that are complete or not there.
/// Archives of read models and backups of the store are written and read through here.
@NullMarked
package dev.tidemark.copies;

import org.jspecify.annotations.NullMarked;
