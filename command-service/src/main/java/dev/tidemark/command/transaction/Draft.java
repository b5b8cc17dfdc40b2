package dev.tidemark.command.transaction;

import dev.tidemark.command.decision.HouseholdFacts;
import dev.tidemark.command.decision.Mentions;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.event.Booking;
import dev.tidemark.event.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A booking as somebody asks for it, not checked yet.
public sealed interface Draft permits PaymentDraft, TransferDraft {
    /// The member that is named, or `null` for the caller.
    @Nullable UUID member();

    Mentions mentions();

    /// The booking, if the household allows it. Pure.
    ///
    /// @param replaced what it amends, if anything: lines that stay keep their ids, and a booking
    ///   that came from a statement remembers it
    /// @throws Refused naming the field and the rule
    Booking booking(HouseholdFacts facts, @Nullable Booking replaced);

    default UUID memberIn(HouseholdFacts facts) {
        UUID named = member();
        if (named == null) {
            return facts.member().member();
        }
        facts.requireMember(named, "/member");
        return named;
    }

    static void requireAmount(Money amount, UUID account, String at, HouseholdFacts facts) {
        String currency = facts.openAccount(account, at + "/account").currency();
        if (!currency.equals(amount.currency())) {
            throw Refused.at(
                    Refusal.CURRENCY_DIFFERS,
                    at + "/amount/currency",
                    "the account is kept in " + currency + ", not in " + amount.currency());
        }
        if (amount.minor() <= 0) {
            throw Refused.at(
                    Refusal.AMOUNT_NOT_POSITIVE,
                    at + "/amount/amount",
                    "amounts are positive; the kind of the transaction says which way the money goes");
        }
    }
}
