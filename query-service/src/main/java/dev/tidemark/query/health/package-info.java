/// When this instance is ready to answer.
@NullMarked
package dev.tidemark.query.health;

import org.jspecify.annotations.NullMarked;
