package dev.tidemark.command.transaction;

import dev.tidemark.command.decision.HouseholdFacts;
import dev.tidemark.command.decision.Mentions;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.event.Booking;
import dev.tidemark.event.Booking.Leg;
import dev.tidemark.event.Personal;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Money between two accounts of the household.
public record TransferDraft(Leg from, Leg to, @Nullable String memo, @Nullable UUID member)
        implements Draft {
    @Override
    public Mentions mentions() {
        return new Mentions(
                Stream.of(from.account(), to.account()).collect(Collectors.toSet()),
                Set.of(),
                member == null ? Set.of() : Set.of(member),
                null);
    }

    @Override
    public Booking booking(HouseholdFacts facts, @Nullable Booking replaced) {
        if (from.account().equals(to.account())) {
            throw Refused.at(
                    Refusal.SAME_ACCOUNT, "/to/account", "the money would stay where it is");
        }
        Draft.requireAmount(from.amount(), from.account(), "/from", facts);
        Draft.requireAmount(to.amount(), to.account(), "/to", facts);
        boolean sameCurrency = from.amount().currency().equals(to.amount().currency());
        if (sameCurrency && !from.amount().equals(to.amount())) {
            throw Refused.at(
                    Refusal.LEGS_DIFFER,
                    "/to/amount/amount",
                    "%s leave and %s arrive".formatted(from.amount(), to.amount()));
        }
        return new Booking.Transfer(
                from,
                to,
                Personal.ofNullable(memo),
                memberIn(facts),
                replaced == null ? null : replaced.source());
    }
}
