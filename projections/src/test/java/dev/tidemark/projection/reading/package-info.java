/// How reads are counted.
@NullMarked
package dev.tidemark.projection.reading;

import org.jspecify.annotations.NullMarked;
