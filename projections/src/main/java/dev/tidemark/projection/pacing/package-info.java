/// How fast a build goes on, when, and how far it is.
@NullMarked
package dev.tidemark.projection.pacing;

import org.jspecify.annotations.NullMarked;
