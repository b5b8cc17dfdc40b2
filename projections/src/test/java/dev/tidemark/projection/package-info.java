@NullMarked
package dev.tidemark.projection;

import org.jspecify.annotations.NullMarked;
