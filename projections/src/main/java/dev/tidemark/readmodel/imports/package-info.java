/// The bank statement files that were uploaded, line by line: what is proposed, what became of it.
@NullMarked
package dev.tidemark.readmodel.imports;

import org.jspecify.annotations.NullMarked;
