package dev.tidemark.command.transaction;

import dev.tidemark.event.Booking.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gives the lines of an amendment the ids of the lines that they are: equal lines first, then the
/// rest in order. Further lines keep their new ids.
final class KeptLines {
    private KeptLines() {}

    private record Content(@Nullable UUID category, long amount, @Nullable String memo) {
        static Content of(Line line) {
            return new Content(
                    line.category(),
                    line.amount(),
                    line.memo() == null ? null : line.memo().text());
        }
    }

    static List<Line> of(List<Line> before, List<Line> fresh) {
        List<Line> free = new ArrayList<>(before);
        Map<Integer, UUID> ids = new LinkedHashMap<>();
        for (int i = 0; i < fresh.size(); i++) {
            Content wanted = Content.of(fresh.get(i));
            int at = i;
            free.stream()
                    .filter(line -> Objects.equals(Content.of(line), wanted))
                    .findFirst()
                    .ifPresent(same -> {
                        ids.put(at, same.line());
                        free.remove(same);
                    });
        }
        List<Line> kept = new ArrayList<>();
        for (int i = 0; i < fresh.size(); i++) {
            UUID id = ids.get(i);
            if (id == null && !free.isEmpty()) {
                id = free.removeFirst().line();
            }
            kept.add(id == null ? fresh.get(i) : with(id, fresh.get(i)));
        }
        return kept;
    }

    private static Line with(UUID id, Line line) {
        return new Line(id, line.category(), line.amount(), line.memo());
    }
}
