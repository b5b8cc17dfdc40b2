package dev.tidemark.rehearsal.lines;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.json.EventCatalog;
import dev.tidemark.event.json.EventJson;
import dev.tidemark.event.lines.BadLine;
import dev.tidemark.event.lines.EventFile;
import dev.tidemark.store.Lane;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/// A file of events into a store that is made to be thrown away: many times as fast as
/// [EventImport], past the store's guards, and without what commands would need.
public final class StoreCopy {
    private static final int AT_ONCE = 10_000;
    private static final String COPY =
            """
            copy event_store.event (lane, lane_seq, event_id, household, aggregate_type, aggregate_id, aggregate_seq,
                type, revision, recorded_at, actor, correlation_id, causation_id, payload) from stdin\
            """;

    private final Connection owner;
    private final EventJson json;
    private final Continuity continuity = new Continuity();
    private final long[] heads = new long[Lane.COUNT];
    private List<Numbered> waiting = new ArrayList<>(AT_ONCE);
    private Future<?> storing = CompletableFuture.completedFuture(null);

    /// @param owner of the store's tables; without auto-commit
    /// @param json writes personal texts so that this store's readers can read them
    public StoreCopy(Connection owner, EventJson json) {
        this.owner = owner;
        this.json = json;
    }

    public record Copied(long events, int households) {}

    /// @param laneSeq the next one of this store
    private record Numbered(EventEnvelope event, long laneSeq) {}

    /// @param committed hears of each commit how many events it stored, in another thread
    /// @throws BadLine for the first line that breaks a rule; what was stored before it stays
    /// @throws ImportRefused if there is no such file, or nothing in it
    public Copied copy(Path file, LongConsumer committed) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute("alter table event_store.event disable trigger event_guard");
        }
        // Some are stored while the next are read.
        try (var storer = Executors.newSingleThreadExecutor()) {
            new EventFile(file).read((event, line) -> take(event, line, storer, committed));
            store(storer, committed);
            awaitStored();
        } catch (NoSuchFileException e) {
            throw new ImportRefused("there is no file " + file, e);
        } catch (IOException e) {
            throw new ImportRefused(file + " cannot be read: " + e, e);
        }
        long events = 0;
        for (long head : heads) {
            events += head;
        }
        if (events == 0) {
            throw new ImportRefused(file + " has no events");
        }
        return new Copied(events, continuity.households());
    }

    private void take(
            EventEnvelope event, long line, ExecutorService storer, LongConsumer committed)
            throws IOException {
        continuity.require(event, line);
        waiting.add(new Numbered(event, ++heads[event.lane()]));
        if (waiting.size() == AT_ONCE) {
            try {
                store(storer, committed);
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }

    private void store(ExecutorService storer, LongConsumer committed) throws SQLException {
        awaitStored();
        List<Numbered> events = waiting;
        long[] upTo = heads.clone();
        waiting = new ArrayList<>(AT_ONCE);
        storing =
                storer.submit(() -> {
                    store(events, upTo);
                    committed.accept(events.size());
                    return events;
                });
    }

    private void awaitStored() throws SQLException {
        try {
            storing.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void store(List<Numbered> events, long[] upTo) throws SQLException {
        byte[] rows =
                events.parallelStream()
                        .map(this::row)
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8);
        var copy = owner.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        copy.writeToCopy(rows, 0, rows.length);
        copy.endCopy();
        advance(upTo);
        owner.commit();
    }

    /// After the events and in their transaction, as commands do: what a lane says is there.
    private void advance(long[] upTo) throws SQLException {
        try (PreparedStatement advance =
                owner.prepareStatement(
                        "update event_store.lane set last_seq = ? where lane = ? and last_seq < ?")) {
            for (int lane = 0; lane < upTo.length; lane++) {
                advance.setLong(1, upTo[lane]);
                advance.setInt(2, lane);
                advance.setLong(3, upTo[lane]);
                advance.addBatch();
            }
            advance.executeBatch();
        }
    }

    /// In the text form of COPY.
    private String row(Numbered numbered) {
        EventEnvelope event = numbered.event();
        EventCatalog.Entry entry = json.catalog().of(event.event());
        return String.join(
                "\t",
                String.valueOf(event.lane()),
                String.valueOf(numbered.laneSeq()),
                event.eventId().toString(),
                event.household().toString(),
                "rehearsed",
                event.aggregate().toString(),
                String.valueOf(event.aggregateSeq()),
                entry.type(),
                String.valueOf(entry.revision()),
                event.recordedAt().toString(),
                escaped(event.actor()),
                event.correlation().toString(),
                event.causation() == null ? "\\N" : event.causation().toString(),
                "\\\\x"
                        + HexFormat.of().formatHex(json.write(event.event(), event.household()))
                        + "\n");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
