@NullMarked
package dev.tidemark.projection.check;

import org.jspecify.annotations.NullMarked;
