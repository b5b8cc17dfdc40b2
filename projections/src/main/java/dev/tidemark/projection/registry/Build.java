package dev.tidemark.projection.registry;

import dev.tidemark.projection.ProjectionId;

/// One build of a version: a version is code, a build is data.
///
/// @param number counts the builds of the version from 1
/// @param schema in which its tables and checkpoints live
public record Build(ProjectionId projection, int number, String schema, State state) {
    public enum State {
        PREPARING,
        BUILDING,
        LIVE,
        RETIRED
    }

    /// The consumer group that feeds it.
    public String group() {
        return "tidemark.%s.v%d.b%d"
                .formatted(projection.readModel(), projection.version(), number);
    }

    /// The same build in another schema, as a check makes it.
    public Build in(String otherSchema) {
        return new Build(projection, number, otherSchema, State.BUILDING);
    }
}
