/// What a migration will take, before it begins.
@NullMarked
package dev.tidemark.projection.plan;

import org.jspecify.annotations.NullMarked;
