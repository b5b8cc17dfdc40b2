@NullMarked
package dev.tidemark.projection.verification;

import org.jspecify.annotations.NullMarked;
