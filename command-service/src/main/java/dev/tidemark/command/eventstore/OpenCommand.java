package dev.tidemark.command.eventstore;

import dev.tidemark.command.decision.Command;
import dev.tidemark.command.decision.HouseholdFacts;
import dev.tidemark.command.decision.Mentions;
import dev.tidemark.store.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/// A command on its way, from the dispatch to the commit. One per outermost command; commands that
/// it dispatches itself share its transaction, lane and numbers.
final class OpenCommand {
    /// Its name among a message's metadata and a unit of work's resources.
    static final String KEY = OpenCommand.class.getName();

    private final Command command;
    private final Origin origin;
    private final Map<UUID, Long> versions = new HashMap<>();
    private @Nullable HouseholdFacts facts;
    private @Nullable Position head;
    private @Nullable Answer repeated;
    private boolean appended;

    OpenCommand(Command command, Origin origin) {
        this.command = command;
        this.origin = origin;
    }

    /// The one of the running transaction.
    static OpenCommand current() {
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        OpenCommand open = root.getResource(KEY);
        if (open == null) {
            throw new IllegalStateException(
                    "no command is open: aggregates are loaded and events appended by commands only");
        }
        return open;
    }

    Command command() {
        return command;
    }

    UUID household() {
        return command.household();
    }

    Origin origin() {
        return origin;
    }

    /// The lane is ours.
    void begun(Begun.First first) {
        head = first.head();
        facts = first.facts();
    }

    Mentions mentions() {
        return command.mentions();
    }

    HouseholdFacts facts() {
        return Objects.requireNonNull(facts, "begin_command has not been called");
    }

    void repeats(Answer first) {
        repeated = first;
    }

    /// An aggregate stands at this version, either because it was loaded or because it was written.
    void stands(UUID aggregate, long version) {
        versions.put(aggregate, version);
    }

    void appended(int events) {
        Position at = head();
        head = new Position(at.store(), at.lane(), at.laneSeq() + events);
        appended = true;
    }

    boolean hasAppended() {
        return appended;
    }

    boolean needsAnswer() {
        return origin.key() != null && !appended && repeated == null;
    }

    /// Of the aggregate that the command is for.
    long version() {
        return versions.getOrDefault(command.aggregate(), 0L);
    }

    private Position head() {
        return Objects.requireNonNull(head, "begin_command has not been called");
    }

    Answer answer() {
        return repeated != null
                ? repeated
                : new Answer(origin.status(), origin.resource(), version(), head(), false);
    }
}
