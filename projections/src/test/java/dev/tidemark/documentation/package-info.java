/// The pages of `docs` that are written from code, and the tests that they are not stale.
@NullMarked
package dev.tidemark.documentation;

import org.jspecify.annotations.NullMarked;
