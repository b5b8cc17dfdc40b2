@NullMarked
package dev.tidemark.projection.hosting;

import org.jspecify.annotations.NullMarked;
