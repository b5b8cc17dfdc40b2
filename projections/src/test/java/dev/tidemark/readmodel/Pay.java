package dev.tidemark.readmodel;

import dev.tidemark.event.Booking;
import dev.tidemark.event.Direction;
import dev.tidemark.event.Money;
import dev.tidemark.event.Personal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A payment in the making: `Pay.out(giro, "12.50").on("2026-03-02").in(groceries)`.
public record Pay(
        Direction direction,
        UUID account,
        Money amount,
        LocalDate on,
        @Nullable String payee,
        @Nullable String memo,
        List<Booking.Line> lines,
        Booking.@Nullable StatementSource source) {

    public static Pay out(UUID account, String euros) {
        return of(Direction.OUT, account, Money.parse(euros, "EUR"));
    }

    public static Pay in(UUID account, String euros) {
        return of(Direction.IN, account, Money.parse(euros, "EUR"));
    }

    public static Pay of(Direction direction, UUID account, Money amount) {
        var line = new Booking.Line(UUID.randomUUID(), null, amount.minor(), null);
        var on = LocalDate.parse("2026-01-15");
        return new Pay(direction, account, amount, on, "Shop", null, List.of(line), null);
    }

    public Pay on(String date) {
        return on(LocalDate.parse(date));
    }

    public Pay on(LocalDate date) {
        return new Pay(direction, account, amount, date, payee, memo, lines, source);
    }

    public Pay payee(@Nullable String name) {
        return new Pay(direction, account, amount, on, name, memo, lines, source);
    }

    public Pay memo(@Nullable String text) {
        return new Pay(direction, account, amount, on, payee, text, lines, source);
    }

    public Pay from(UUID statementImport, int line) {
        var origin = new Booking.StatementSource(statementImport, line, Personal.of("ref-" + line));
        return new Pay(direction, account, amount, on, payee, memo, lines, origin);
    }

    /// The whole payment in one category, its first line kept.
    public Pay in(@Nullable UUID category) {
        var line = new Booking.Line(lines.getFirst().line(), category, amount.minor(), null);
        return new Pay(direction, account, amount, on, payee, memo, List.of(line), source);
    }

    /// A part of what is not yet split off moves to a category of its own, as the last line.
    public Pay split(String euros, @Nullable UUID category) {
        long part = Money.parse(euros, amount.currency()).minor();
        List<Booking.Line> split = new ArrayList<>(lines);
        Booking.Line first = split.getFirst();
        split.set(0, new Booking.Line(first.line(), first.category(), first.amount() - part, null));
        split.add(new Booking.Line(UUID.randomUUID(), category, part, Personal.of("part")));
        return new Pay(direction, account, amount, on, payee, memo, split, source);
    }

    /// The whole payment with another amount, on one line.
    public Pay amounting(String euros) {
        Money changed = Money.parse(euros, amount.currency());
        Booking.Line first = lines.getFirst();
        var line = new Booking.Line(first.line(), first.category(), changed.minor(), null);
        return new Pay(direction, account, changed, on, payee, memo, List.of(line), source);
    }

    public Booking.Payment by(UUID member) {
        return new Booking.Payment(
                direction,
                account,
                amount,
                on,
                on.plusDays(1),
                Personal.ofNullable(payee),
                Personal.ofNullable(memo),
                member,
                lines,
                source);
    }
}
