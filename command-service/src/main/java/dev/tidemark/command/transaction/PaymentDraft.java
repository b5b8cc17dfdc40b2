package dev.tidemark.command.transaction;

import dev.tidemark.command.decision.HouseholdFacts;
import dev.tidemark.command.decision.Mentions;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.event.Booking;
import dev.tidemark.event.Booking.Line;
import dev.tidemark.event.Direction;
import dev.tidemark.event.Money;
import dev.tidemark.event.Personal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An expense or income, split over lines.
public record PaymentDraft(
        Direction direction,
        UUID account,
        Money amount,
        LocalDate bookedOn,
        @Nullable LocalDate valueOn,
        @Nullable String payee,
        @Nullable String memo,
        @Nullable UUID member,
        List<LineDraft> lines)
        implements Draft {
    static final int MOST_LINES = 500;

    /// @param line the id that a new line gets
    /// @param amount `null` for all of it, where there is no other line
    public record LineDraft(
            UUID line, @Nullable UUID category, @Nullable Money amount, @Nullable String memo) {}

    public PaymentDraft {
        lines = List.copyOf(lines);
    }

    @Override
    public Mentions mentions() {
        Set<UUID> categories =
                lines.stream()
                        .map(LineDraft::category)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        return new Mentions(
                Set.of(account), categories, member == null ? Set.of() : Set.of(member), null);
    }

    @Override
    public Booking booking(HouseholdFacts facts, @Nullable Booking replaced) {
        Draft.requireAmount(amount, account, "", facts);
        requireCount();
        List<Line> fresh = IntStream.range(0, lines.size()).mapToObj(i -> line(i, facts)).toList();
        requireSum(fresh);
        return new Booking.Payment(
                direction,
                account,
                amount,
                bookedOn,
                valueOn,
                Personal.ofNullable(payee),
                Personal.ofNullable(memo),
                memberIn(facts),
                replaced instanceof Booking.Payment before
                        ? KeptLines.of(before.lines(), fresh)
                        : fresh,
                replaced == null ? null : replaced.source());
    }

    private void requireCount() {
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw Refused.at(
                    Refusal.TOO_MANY_LINES,
                    "/lines",
                    lines.size() + " lines; 1 to " + MOST_LINES + " are allowed");
        }
    }

    private Line line(int i, HouseholdFacts facts) {
        LineDraft draft = lines.get(i);
        String at = "/lines/" + i;
        if (draft.category() != null) {
            facts.openCategory(draft.category(), at + "/category");
        }
        return new Line(
                draft.line(),
                draft.category(),
                minor(draft, at),
                Personal.ofNullable(draft.memo()));
    }

    private long minor(LineDraft draft, String at) {
        Money part = draft.amount();
        if (part == null && lines.size() > 1) {
            throw Refused.at(
                    Refusal.LINES_DO_NOT_ADD_UP,
                    at + "/amount",
                    "only a line that stands alone may leave out its amount");
        }
        if (part == null) {
            return amount.minor();
        }
        if (!part.currency().equals(amount.currency())) {
            throw Refused.at(
                    Refusal.CURRENCY_DIFFERS,
                    at + "/amount/currency",
                    "the transaction is in " + amount.currency());
        }
        if (part.minor() <= 0) {
            throw Refused.at(
                    Refusal.AMOUNT_NOT_POSITIVE, at + "/amount/amount", "amounts are positive");
        }
        return part.minor();
    }

    private void requireSum(List<Line> checked) {
        long sum = checked.stream().mapToLong(Line::amount).reduce(0, Math::addExact);
        if (sum != amount.minor()) {
            throw Refused.at(
                    Refusal.LINES_DO_NOT_ADD_UP,
                    "/lines",
                    "the lines differ from the amount by "
                            + (sum - amount.minor())
                            + " minor units of "
                            + amount.currency());
        }
    }
}
