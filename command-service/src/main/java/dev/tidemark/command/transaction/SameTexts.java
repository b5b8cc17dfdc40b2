package dev.tidemark.command.transaction;

import dev.tidemark.event.Booking;
import dev.tidemark.event.Personal;
import org.jspecify.annotations.Nullable;

/// Tells whether two bookings say the same, whatever key encrypted their texts.
final class SameTexts {
    private SameTexts() {}

    static boolean in(Booking one, Booking other) {
        return plain(one).equals(plain(other));
    }

    private static Booking plain(Booking booking) {
        return switch (booking) {
            case Booking.Payment p ->
                    new Booking.Payment(
                            p.direction(),
                            p.account(),
                            p.amount(),
                            p.bookedOn(),
                            p.valueOn(),
                            plain(p.payee()),
                            plain(p.memo()),
                            p.member(),
                            p.lines().stream()
                                    .map(l ->
                                            new Booking.Line(
                                                    l.line(),
                                                    l.category(),
                                                    l.amount(),
                                                    plain(l.memo())))
                                    .toList(),
                            null);
            case Booking.Transfer t ->
                    new Booking.Transfer(t.from(), t.to(), plain(t.memo()), t.member(), null);
        };
    }

    private static @Nullable Personal plain(@Nullable Personal text) {
        return text == null ? null : Personal.of(text.text());
    }
}
