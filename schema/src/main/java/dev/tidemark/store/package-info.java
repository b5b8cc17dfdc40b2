/// What both halves know of the event store beside its events: lanes, positions, and the changelogs
/// that make the schemas that are not versions of a read model.
@NullMarked
package dev.tidemark.store;

import org.jspecify.annotations.NullMarked;
