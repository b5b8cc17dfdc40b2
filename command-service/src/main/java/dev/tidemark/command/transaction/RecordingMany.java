package dev.tidemark.command.transaction;

import dev.tidemark.command.decision.FieldProblem;
import dev.tidemark.command.decision.HouseholdFacts;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.command.eventstore.Decisions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Looks at every item before any is recorded, so that a refusal names all that are wrong.
@Component
final class RecordingMany {
    private final Decisions decisions;

    RecordingMany(CommandBus bus, Decisions decisions) {
        this.decisions = decisions;
        bus.subscribe(
                RecordMany.class.getName(), message -> handle((RecordMany) message.getPayload()));
    }

    private @Nullable Object handle(RecordMany command) {
        List<FieldProblem> problems = new ArrayList<>();
        for (int place = 0; place < command.records().size(); place++) {
            problems.addAll(problems(command.records().get(place).draft(), place));
        }
        if (!problems.isEmpty()) {
            throw new Refused(
                    Refusal.ITEMS_REFUSED,
                    "nothing was recorded: errors names what is wrong with which item",
                    problems);
        }
        command.records().forEach(decisions::also);
        return null;
    }

    private static List<FieldProblem> problems(Draft draft, int place) {
        try {
            draft.booking(facts(), null);
            return List.of();
        } catch (Refused refused) {
            String at = "/transactions/" + place;
            return refused.problems().stream()
                    .map(p -> new FieldProblem(at + p.pointer(), p.code(), p.detail()))
                    .toList();
        }
    }

    private static HouseholdFacts facts() {
        HouseholdFacts facts = CurrentUnitOfWork.get().getResource(HouseholdFacts.class.getName());
        return Objects.requireNonNull(facts, "BeginCommand puts them there");
    }
}
