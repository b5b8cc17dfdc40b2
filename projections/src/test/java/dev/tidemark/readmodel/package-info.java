/// What the tests of read models are written with: stories of a household, folds in memory, and
/// views over a real database.
@NullMarked
package dev.tidemark.readmodel;

import org.jspecify.annotations.NullMarked;
