package dev.tidemark.projection.runner;

import static dev.tidemark.projection.testing.Tallies.passes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.projection.table.Fingerprint;
import dev.tidemark.projection.testing.CommitFaults;
import dev.tidemark.projection.testing.CommitFaults.Fault;
import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.testing.Tallies;
import dev.tidemark.projection.testing.TestRunners;
import dev.tidemark.projection.testing.TestTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whatever happens between the topic and the tables, a read model is the fold of its events, each
/// applied once.
class RunnerTest {
    private final Tallies tallies = new Tallies();
    private final TestTopic topic = tallies.topic();
    private final Spending spending = new Spending(7, 40);

    @AfterEach
    void close() {
        tallies.close();
    }

    @Test
    void batch_and_cache_sizes_do_not_change_the_rows() {
        topic.publish(spending.next(topic, 1_000));
        List<Map<String, Fingerprint>> prints = new ArrayList<>();
        int number = 0;
        for (RunnerSettings settings :
                List.of(
                        TestRunners.quick(1, 100_000),
                        TestRunners.quick(7, 100_000),
                        TestRunners.quick(7, 10),
                        TestRunners.quick(500, 10),
                        TestRunners.quick(500, 100_000))) {
            TestRunners runners = tallies.runners("sizes_" + "abcde".charAt(number++));
            runners.start(settings);
            runners.awaitHead();
            prints.add(runners.fingerprints());
        }
        assertThat(prints.getFirst().get("entry").rows()).isGreaterThan(300);
        assertThat(prints).containsOnly(prints.getFirst());
        passes(tallies.last());
    }

    @Test
    void commits_that_fail_or_end_unknown_lose_and_double_nothing() {
        TestRunners runners = tallies.runners("commits");
        var random = new Random(3);
        var faults = new AtomicInteger();
        var through =
                new CommitFaults(
                        runners.dataSource(),
                        () -> {
                            int dice = random.nextInt(5);
                            Fault fault = dice < 3 ? Fault.NONE : Fault.values()[dice - 2];
                            faults.addAndGet(fault == Fault.NONE ? 0 : 1);
                            return fault;
                        });
        topic.publish(spending.next(topic, 800));

        runners.start(TestRunners.quick(20, 1_000), through);
        runners.awaitHead();

        assertThat(faults.get()).isGreaterThan(20);
        passes(runners);
    }

    @Test
    void what_is_sent_twice_is_applied_once() {
        TestRunners runners = tallies.runners("twice");
        List<StoredEvent> events = spending.next(topic, 500);
        topic.publish(events);
        topic.send(events);
        topic.send(events.subList(100, 400));
        List<StoredEvent> more = spending.next(topic, 10);
        topic.publish(more);

        runners.start();
        runners.awaitHead();

        passes(runners);
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        runners.meters().get("tidemark.projection.duplicates").counter().count()
                                >= 800);
        assertThat(runners.meters().get("tidemark.projection.events").counter().count())
                .isEqualTo(510);
    }

    @Test
    void a_hole_is_reported_asked_for_once_and_filled_late() {
        TestRunners runners = tallies.runners("hole");
        List<StoredEvent> events = spending.next(topic, 400);
        StoredEvent missing = events.get(50);
        List<StoredEvent> sent = new ArrayList<>(events);
        sent.remove(missing);
        topic.store().append(events);
        topic.send(sent);

        runners.start();

        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        runners.status().holes().size() == 1 && runners.status().lagEvents() < 200);
        assertThat(runners.status().holes().getFirst())
                .satisfies(hole -> {
                    assertThat(hole.lane()).isEqualTo(missing.lane());
                    assertThat(hole.next()).isEqualTo(missing.laneSeq());
                    assertThat(hole.beyond()).isGreaterThan(missing.laneSeq());
                });
        assertThat(topic.store().openResends())
                .containsExactly(missing.lane() + " " + missing.laneSeq());
        assertThat(runners.status().healthy()).isFalse();

        topic.send(
                events.stream()
                        .filter(e -> e.lane() == missing.lane() && e.laneSeq() >= missing.laneSeq())
                        .toList());
        runners.awaitHead();
        assertThat(runners.status().healthy()).isTrue();
        passes(runners);
    }

    @Test
    void a_tail_that_the_topic_lost_is_asked_for() {
        TestRunners runners = tallies.runners("tail");
        List<StoredEvent> events = spending.next(topic, 100);
        StoredEvent last = events.getLast();
        topic.store().append(events);
        topic.send(events.subList(0, 99));
        topic.store()
                .sql()
                .sql("update event_store.relay_lane set last_seq = ? where lane = ?")
                .params(last.laneSeq(), last.lane())
                .update();

        runners.start();

        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        topic.store().openResends().contains(last.lane() + " " + last.laneSeq()));
        topic.send(List.of(last));
        runners.awaitHead();
        passes(runners);
    }

    @Test
    void runners_that_come_and_go_leave_what_one_would() {
        TestRunners runners = tallies.runners("rebalance");
        runners.start();
        int rounds = 5;
        for (int round = 0; round < rounds; round++) {
            topic.publish(spending.next(topic, 300));
            Runners other = runners.start();
            topic.publish(spending.next(topic, 300));
            long head = runners.status().head();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> runners.status().position() > head - 300);
            other.close();
        }
        runners.awaitHead();
        passes(runners);
    }

    @Test
    void a_runner_whose_partition_is_taken_writes_nothing_more_and_comes_back() {
        TestRunners runners = tallies.runners("zombie");
        topic.publish(spending.next(topic, 200));
        runners.start();
        runners.awaitHead();

        runners.database()
                .sql()
                .sql("update zombie_v1.checkpoint_partition set epoch = epoch + 1")
                .update();
        topic.publish(spending.next(topic, 200));

        runners.awaitHead();
        passes(runners);
    }
}
