/// Carries plans out: through the aggregates, into a real event store. May use `generator` and the
/// door of command-service.
@NullMarked
package dev.tidemark.rehearsal.driver;

import org.jspecify.annotations.NullMarked;
