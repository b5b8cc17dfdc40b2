/// Which builds of which versions exist, which one answers, and how a version's schema is made.
@NullMarked
package dev.tidemark.projection.registry;

import org.jspecify.annotations.NullMarked;
