package dev.tidemark.readmodel;

import dev.tidemark.event.AccountEvent;
import dev.tidemark.event.Booking;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.Money;
import dev.tidemark.event.TransactionEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/// What a household's money comes to, from what each transaction was in the end.
final class Conserved {
    private final Map<UUID, Booking> bookings = new HashMap<>();
    private final List<Money> openings = new ArrayList<>();

    private Conserved(List<EventEnvelope> events) {
        for (EventEnvelope envelope : events) {
            switch (envelope.event()) {
                case AccountEvent.AccountOpened opened -> openings.add(opened.openingBalance());
                case TransactionEvent event -> bookings.put(envelope.aggregate(), event.after());
                default -> {}
            }
        }
    }

    /// Minor units per currency, none of zero.
    static Map<String, Long> of(String name, List<EventEnvelope> events) {
        var conserved = new Conserved(events);
        Map<String, Long> sums = new TreeMap<>();
        conserved
                .amounts(name)
                .forEach(amount -> sums.merge(amount.currency(), amount.minor(), Long::sum));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private Stream<Money> amounts(String name) {
        return switch (name) {
            case "net payments" -> payments();
            case "net transfers" -> transfers();
            case "opening balances" -> openings.stream();
            case "net movements" ->
                    Stream.of(payments(), transfers(), openings.stream()).flatMap(all -> all);
            default -> throw new AssertionError("conserved.sql may not have '" + name + "'");
        };
    }

    private Stream<Money> payments() {
        return bookings.values().stream()
                .filter(Booking.Payment.class::isInstance)
                .map(booking -> ((Booking.Payment) booking).signed());
    }

    private Stream<Money> transfers() {
        return bookings.values().stream()
                .filter(Booking.Transfer.class::isInstance)
                .map(Booking.Transfer.class::cast)
                .flatMap(transfer ->
                        Stream.of(transfer.from().amount().negate(), transfer.to().amount()));
    }
}
