/// A migration run from its plan to the switch and back, by the engine that production has, over
/// events that somebody names. It wants a PostgreSQL and a Kafka that are thrown away afterwards.
@NullMarked
package dev.tidemark.rehearsal.migration;

import org.jspecify.annotations.NullMarked;
