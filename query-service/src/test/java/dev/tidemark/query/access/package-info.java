/// Tests of what the service refuses to start with.
@NullMarked
package dev.tidemark.query.access;

import org.jspecify.annotations.NullMarked;
