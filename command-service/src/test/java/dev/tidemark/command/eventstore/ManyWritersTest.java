package dev.tidemark.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.command.Api;
import dev.tidemark.command.Home;
import dev.tidemark.command.RunningService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ManyWritersTest {
    private static final int WRITERS = 16;
    private static final int AGGREGATES = 50;
    private static final Duration TIME = Duration.ofSeconds(5);

    private final RunningService service = RunningService.shared();

    private record Target(Home home, UUID id, AtomicLong version) {
        /// Somebody else may be quicker; that is answered, not lost.
        int amend() {
            String body = home.expense(ThreadLocalRandom.current().nextInt(1, 100_000) + ".01");
            Api.Answer answer =
                    home.owner()
                            .ifMatch(version.get())
                            .send("PUT", home.path("/transactions/" + id), body);
            if (answer.status() == 200) {
                version.accumulateAndGet(answer.version(), Math::max);
            }
            return answer.status();
        }
    }

    @Test
    void sixteen_writers_on_fifty_aggregates_leave_dense_lanes_and_histories() throws Exception {
        List<Home> homes = List.of(Home.of(service), Home.of(service), Home.of(service));
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < AGGREGATES; i++) {
            Home home = homes.get(i % homes.size());
            targets.add(new Target(home, home.spend("1").id(), new AtomicLong()));
        }
        long amended = 0;
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            for (var written : threads.invokeAll(List.copyOf(writers(targets)))) {
                amended += written.get();
            }
        }
        assertThat(amended).isPositive();
        assertThat(count("type = 'transaction-amended'", homes)).isEqualTo(amended);
        assertThat(wrongHistories()).isEmpty();
        assertThat(holes()).isEmpty();
        assertThat(effectsBeforeTheirCause()).isEmpty();
    }

    private static List<Callable<Long>> writers(List<Target> targets) {
        long end = System.nanoTime() + TIME.toNanos();
        List<Callable<Long>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(() -> {
                long done = 0;
                while (System.nanoTime() < end) {
                    int status =
                            targets.get(ThreadLocalRandom.current().nextInt(AGGREGATES)).amend();
                    assertThat(status).isIn(200, 412);
                    done += status == 200 ? 1 : 0;
                }
                return done;
            });
        }
        return writers;
    }

    private long count(String what, List<Home> homes) {
        return homes.stream()
                .mapToLong(home ->
                        service.sql()
                                .queryForObject(
                                        "select count(*) from event_store.event where household = ? and "
                                                + what,
                                        Long.class,
                                        home.id()))
                .sum();
    }

    private List<UUID> wrongHistories() {
        return service.sql()
                .queryForList(
                        "select aggregate_id from event_store.event group by aggregate_id having max(aggregate_seq) <> count(*) - 1",
                        UUID.class);
    }

    private List<Integer> holes() {
        return service.sql()
                .queryForList(
                        "select lane from event_store.event group by lane having max(lane_seq) <> count(*)",
                        Integer.class);
    }

    private List<UUID> effectsBeforeTheirCause() {
        return service.sql()
                .queryForList(
                        """
                        select later.event_id from event_store.event earlier join event_store.event later
                            on later.aggregate_id = earlier.aggregate_id and later.aggregate_seq > earlier.aggregate_seq
                        where later.lane_seq < earlier.lane_seq limit 5\
                        """,
                        UUID.class);
    }
}
