package dev.tidemark.projection.registry;

import dev.tidemark.projection.ProjectionId;

/// One build of a version: a version is code, a build is data.
///
/// @param number counts the builds of the version from 1
/// @param schema in which its tables and checkpoints live
public record Build(ProjectionId projection, int number, String schema, State state) {
    public enum State {
        /// Its schema is being made.
        PREPARING,
        /// The migration engine alone writes it.
        BUILDING,
        /// Runners feed it; it does not answer yet, and halts at an event that it cannot apply.
        FOLLOWING,
        /// Runners feed it; it answers, or did until a moment ago and may again. A household whose
        /// event cannot be applied is parked.
        LIVE,
        /// Nobody feeds it; its schema is kept for a while.
        RETIRED,
        /// Its schema is gone.
        DROPPED
    }

    /// The consumer group that feeds it.
    public String group() {
        return "tidemark.%s.v%d.b%d"
                .formatted(projection.readModel(), projection.version(), number);
    }

    public Build in(State other) {
        return new Build(projection, number, schema, other);
    }

    /// The same build in another schema, as a check makes it.
    public Build in(String otherSchema) {
        return new Build(projection, number, otherSchema, State.BUILDING);
    }
}
