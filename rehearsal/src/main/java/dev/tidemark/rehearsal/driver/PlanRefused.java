package dev.tidemark.rehearsal.driver;

import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.rehearsal.generator.HouseholdPlan;

/// A plan met a store that does not take it; the message says why and what to do.
public final class PlanRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PlanRefused(HouseholdPlan plan, long done, Refused cause) {
        super(message(plan, done, cause), cause);
    }

    private static String message(HouseholdPlan plan, long done, Refused cause) {
        if (done == 0 && cause.refusal() == Refusal.CONFLICT) {
            return "household %s is in the store already: this seed was generated there before. Take another --seed."
                    .formatted(plan.household());
        }
        return "household %s stops after %d of %d events: %s, %s"
                .formatted(
                        plan.household(),
                        done,
                        plan.events(),
                        cause.refusal().code(),
                        cause.getMessage());
    }
}
