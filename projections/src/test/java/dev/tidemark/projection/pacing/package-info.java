/// How fast a build may go.
@NullMarked
package dev.tidemark.projection.pacing;

import org.jspecify.annotations.NullMarked;
