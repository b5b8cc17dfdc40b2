/// Tests of what health remembers.
@NullMarked
package dev.tidemark.query.health;

import org.jspecify.annotations.NullMarked;
