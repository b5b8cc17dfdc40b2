@NullMarked
package dev.tidemark.projection.runner;

import org.jspecify.annotations.NullMarked;
