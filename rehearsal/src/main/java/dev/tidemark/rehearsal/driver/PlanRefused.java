package dev.tidemark.rehearsal.driver;

import dev.tidemark.command.decision.Refused;
import dev.tidemark.rehearsal.generator.HouseholdPlan;

/// A plan met a store that does not take it; the message says why and what to do.
public final class PlanRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PlanRefused(HouseholdPlan plan, long done, Refused cause) {
        super(message(plan, done, cause), cause);
    }

    private static String message(HouseholdPlan plan, long done, Refused cause) {
        return switch (cause.refusal()) {
            case CONFLICT, MEMBER_EXISTS ->
                    "household %s is in the store already: this seed was generated there before. Take another --seed."
                            .formatted(plan.household());
            case BUSY, UNAVAILABLE ->
                    "household %s stops after %d events: %s"
                            .formatted(plan.household(), done, cause.getMessage());
            default ->
                    "household %s was refused after %d events, which is a fault of the generator: %s %s"
                            .formatted(
                                    plan.household(),
                                    done,
                                    cause.refusal().code(),
                                    cause.getMessage());
        };
    }
}
