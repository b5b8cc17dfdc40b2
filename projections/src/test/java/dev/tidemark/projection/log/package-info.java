/// Reading a real topic.
@NullMarked
package dev.tidemark.projection.log;

import org.jspecify.annotations.NullMarked;
