/// Tests of which builds exist.
@NullMarked
package dev.tidemark.projection.registry;

import org.jspecify.annotations.NullMarked;
