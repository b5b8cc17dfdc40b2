/// Proves that a live version is what its events say: folds the log again beside it and compares.
@NullMarked
package dev.tidemark.projection.check;

import org.jspecify.annotations.NullMarked;
