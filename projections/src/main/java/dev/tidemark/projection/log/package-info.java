/// The event log as projections see it: the active topic, how to read it, and the rule by which a
/// reader takes each lane's numbers in order, once.
@NullMarked
package dev.tidemark.projection.log;

import org.jspecify.annotations.NullMarked;
