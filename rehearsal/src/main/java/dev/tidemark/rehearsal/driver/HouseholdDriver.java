package dev.tidemark.rehearsal.driver;

import dev.tidemark.command.CommandsInProcess;
import dev.tidemark.command.decision.Command;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.rehearsal.generator.HouseholdPlan;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;

/// One household's plan, a piece at a time.
final class HouseholdDriver {
    /// So many commands are cut into transactions together.
    private static final int PIECE = 1_000;

    private static final int PATIENCE = 20;

    private final CommandsInProcess commands;
    private final HouseholdPlan plan;
    private final LongConsumer committed;
    private long done;

    HouseholdDriver(CommandsInProcess commands, HouseholdPlan plan, LongConsumer committed) {
        this.commands = commands;
        this.plan = plan;
        this.committed = committed;
    }

    void run() {
        Iterator<Command> planned = plan.commands();
        List<Command> piece = new ArrayList<>();
        while (planned.hasNext() && !Thread.currentThread().isInterrupted()) {
            piece.add(planned.next());
            if (piece.size() == PIECE || !planned.hasNext()) {
                CommandsInProcess.cut(piece).forEach(this::decide);
                piece.clear();
            }
        }
    }

    private void decide(List<Command> batch) {
        try {
            patiently(batch, PATIENCE);
        } catch (Refused e) {
            throw new PlanRefused(plan, done, e);
        }
        long made = done == 0 ? batch.size() + 1 : batch.size();
        done += made;
        committed.accept(made);
    }

    /// What took too long is tried again by halves; a lane that somebody else holds is waited for.
    /// The server cuts the connection of whoever takes too long, as if it were away.
    private void patiently(List<Command> batch, int patience) {
        try {
            commands.decide(batch, plan.owner());
        } catch (Refused e) {
            boolean passes = e.refusal() == Refusal.BUSY || e.refusal() == Refusal.UNAVAILABLE;
            if (!passes || patience == 0) {
                throw e;
            }
            int half = (batch.size() + 1) / 2;
            patiently(batch.subList(0, half), patience - 1);
            if (half < batch.size()) {
                patiently(batch.subList(half, batch.size()), patience - 1);
            }
        }
    }
}
