package dev.tidemark.command.relay;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Writers at work on some aggregates, each of a household of its own: of a hundred appends three
/// are held open for a while before the commit, and one is rolled back.
final class Crowd implements AutoCloseable {
    private static final int SLOW_MILLIS = 150;

    private final RelayWorld world;
    private final RelayBell bell;
    private final List<UUID> aggregates;
    private final Map<UUID, Long> committedAt = new ConcurrentHashMap<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger slow = new AtomicInteger();
    private final AtomicInteger rolledBack = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    Crowd(RelayWorld world, RelayBell bell, int writers, int aggregates) {
        this.world = world;
        this.bell = bell;
        this.aggregates = Stream.generate(RelayWorld::id).limit(aggregates).toList();
        for (int i = 0; i < writers; i++) {
            var random = new Random(i);
            threads.add(Thread.ofPlatform().name("writer-" + i).start(() -> write(random)));
        }
    }

    private void write(Random random) {
        try (var writer = new Writer(world.database())) {
            while (!stopped) {
                one(writer, random);
            }
        } catch (SQLException e) {
            failures.add(e);
        }
    }

    private void one(Writer writer, Random random) throws SQLException {
        UUID aggregate = aggregates.get(random.nextInt(aggregates.size()));
        writer.begin(aggregate).append(aggregate, aggregate, 1 + random.nextInt(3), Instant.now());
        int fate = random.nextInt(100);
        if (fate == 0) {
            rolledBack.incrementAndGet();
            writer.rollback();
            return;
        }
        if (fate <= 3) {
            slow.incrementAndGet();
            writer.hold(SLOW_MILLIS);
        }
        writer.commit();
        long now = System.nanoTime();
        writer.lastIds().forEach(id -> committedAt.put(id, now));
        bell.ring();
    }

    int slow() {
        return slow.get();
    }

    int rolledBack() {
        return rolledBack.get();
    }

    /// Milliseconds from the end of each commit until its events were taken, in ascending order.
    List<Long> waits(Map<UUID, Long> arrivedAt) {
        return committedAt.entrySet().stream()
                .map(each -> (arrivedAt.get(each.getKey()) - each.getValue()) / 1_000_000)
                .sorted()
                .toList();
    }

    Set<UUID> committed() {
        return committedAt.keySet();
    }

    /// For when the server is gone.
    void stopAnyhow() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    void stop() throws InterruptedException {
        stopAnyhow();
        if (!failures.isEmpty()) {
            throw new AssertionError("a writer failed", failures.getFirst());
        }
    }

    @Override
    public void close() {
        stopped = true;
    }
}
