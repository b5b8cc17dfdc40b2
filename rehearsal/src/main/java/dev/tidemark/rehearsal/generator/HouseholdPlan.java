package dev.tidemark.rehearsal.generator;

import dev.tidemark.command.decision.Command;
import java.util.Iterator;
import java.util.UUID;

/// One household of a stream.
///
/// @param owner subject of the tokens that read it; in this name everything happens
/// @param events that its commands make, all of them together
public record HouseholdPlan(UUID household, String owner, int events, long seed) {
    /// Anew from the first command on, each time it is asked for. None is refused by a household
    /// that carried out the ones before it, and nothing else.
    public Iterator<Command> commands() {
        return new Life(this);
    }
}
