package dev.tidemark.command.decision;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody wants to happen to one aggregate of one household. Ids and times are in it, so
/// that deciding needs neither a clock nor chance.
public interface Command {
    UUID household();

    /// The aggregate that decides.
    UUID aggregate();

    /// The version that the caller has seen, or `null` where that does not matter.
    default @Nullable Long expectedVersion() {
        return null;
    }

    /// What the caller must be allowed.
    default Access needs() {
        return Access.WRITE;
    }

    /// Everything outside the aggregate that the decision has to know about.
    default Mentions mentions() {
        return Mentions.NONE;
    }
}
