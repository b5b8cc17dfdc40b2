/// Tests of what operators start.
@NullMarked
package dev.tidemark.query.operator;

import org.jspecify.annotations.NullMarked;
