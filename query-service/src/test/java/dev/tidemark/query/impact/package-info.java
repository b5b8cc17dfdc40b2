@NullMarked
package dev.tidemark.query.impact;

import org.jspecify.annotations.NullMarked;
