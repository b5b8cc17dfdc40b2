package dev.tidemark.command.transaction;

import dev.tidemark.command.decision.HouseholdFacts;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.command.transaction.TransactionCommand.NewCategory;
import dev.tidemark.event.Booking;
import dev.tidemark.event.Booking.Line;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A payment whose lines have other categories and are otherwise the same.
final class NewCategories {
    private NewCategories() {}

    static Booking.Payment in(
            Booking.Payment payment, List<NewCategory> wanted, HouseholdFacts facts) {
        Map<UUID, UUID> byLine = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            NewCategory change = wanted.get(i);
            facts.openCategory(change.category(), "/lines/" + i + "/category");
            byLine.put(line(payment, change, "/lines/" + i + "/line"), change.category());
        }
        return with(
                payment,
                payment.lines().stream()
                        .map(l ->
                                new Line(
                                        l.line(),
                                        byLine.getOrDefault(l.line(), l.category()),
                                        l.amount(),
                                        l.memo()))
                        .toList());
    }

    private static UUID line(Booking.Payment payment, NewCategory change, String pointer) {
        UUID named = change.line();
        if (named == null && payment.lines().size() == 1) {
            return payment.lines().getFirst().line();
        }
        if (named == null || payment.lines().stream().noneMatch(l -> l.line().equals(named))) {
            throw Refused.at(
                    Refusal.UNKNOWN_LINE,
                    pointer,
                    named == null
                            ? "the transaction has several lines; name the one you mean"
                            : "the transaction has no line " + named);
        }
        return named;
    }

    private static Booking.Payment with(Booking.Payment p, List<Line> lines) {
        return new Booking.Payment(
                p.direction(),
                p.account(),
                p.amount(),
                p.bookedOn(),
                p.valueOn(),
                p.payee(),
                p.memo(),
                p.member(),
                lines,
                p.source());
    }
}
