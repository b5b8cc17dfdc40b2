/// What holds and what goes in anonymous copies.
@NullMarked
package dev.tidemark.event.anonymous;

import org.jspecify.annotations.NullMarked;
