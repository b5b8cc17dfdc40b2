/// How the builds stand against the store, and what operators decide about parked households.
@NullMarked
package dev.tidemark.projection.status;

import org.jspecify.annotations.NullMarked;
