package dev.tidemark.projection;

/// What a read model answers. Each read model declares one interface that extends this and holds
/// its questions; each version implements it, as a Spring bean, over its own schema. Questions that
/// came with a later version are an interface of their own, which earlier versions do not
/// implement.
public interface View {
    /// The version that answers.
    ProjectionId id();

    /// Whether this version's answer is what it should be where the version before it gave `before`
    /// at the same events. To be overridden by a version that answers a question differently by
    /// intent, to say how.
    default boolean agrees(Object before, Object answer) {
        return before.equals(answer);
    }
}
