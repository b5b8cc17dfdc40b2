package dev.tidemark.projection.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.projection.registry.Operator;
import dev.tidemark.projection.runner.RepairRefused.Kind;
import dev.tidemark.projection.table.Fingerprint;
import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.testing.Tallies;
import dev.tidemark.projection.testing.TestRunners;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.projection.testing.tally.Tally;
import dev.tidemark.store.Lane;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rows of a live version that somebody has harmed become what the log gives, and nothing else
/// changes.
class RepairsTest {
    private static final Operator OLGA = new Operator("olga", "rows are wrong");

    private final Tallies tallies = new Tallies();
    private final TestTopic topic = tallies.topic();
    private final Spending spending = new Spending(17, 40);
    private final Tally tally = Tallies.named("repairs_");
    private final TestRunners runners = tallies.runners(tally);
    private final UUID victim = spending.household(0);
    private final int partition = Lane.partition(Lane.of(victim), topic.partitions());
    private final Repairs repairs =
            new Repairs(
                    runners.supplies(TestRunners.quick(200, 100), runners.dataSource()),
                    List.of(tally));

    @BeforeEach
    void start() {
        topic.publish(spending.next(topic, 2_000));
        runners.start();
        runners.awaitHead();
    }

    @AfterEach
    void close() {
        tallies.close();
    }

    /// One entry changed, one gone, one that nothing accounts for, and the sums of an account off.
    private void harm(UUID household) {
        String entry = runners.schema() + ".entry";
        String one = "(select aggregate from %s where household = ? order by aggregate %s limit 1)";
        update(
                "update %s set amount = amount + 1 where aggregate = %s"
                        .formatted(entry, one.formatted(entry, "asc")),
                household);
        update(
                "delete from %s where aggregate = %s"
                        .formatted(entry, one.formatted(entry, "desc")),
                household);
        update(
                "update %s.account set total = 0 where household = ?".formatted(runners.schema()),
                household);
        update(
                """
                insert into %1$s (household, aggregate, account, amount, direction, booked_on, recorded_at, amended)
                select household, gen_random_uuid(), account, 1, direction, booked_on, recorded_at, false
                from %1$s where household = ? limit 1
                """
                        .formatted(entry),
                household);
    }

    private void update(String sql, UUID household) {
        assertThat(runners.database().sql().sql(sql).param(household).update()).isPositive();
    }

    private void refused(Kind kind, String why, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        RepairRefused.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(why);
    }

    private Repaired repair(UUID household) {
        return repairs.repair(repairs.household(tally.id().readModel(), household), OLGA);
    }

    private Repaired repair(int ofPartition) {
        return repairs.repair(repairs.partition(tally.id().readModel(), ofPartition), OLGA);
    }

    @Test
    void a_household_gets_the_rows_that_the_log_gives_and_its_runner_goes_on_with_them() {
        Map<String, Fingerprint> before = runners.fingerprints();
        harm(victim);
        assertThat(runners.fingerprints()).isNotEqualTo(before);

        Repaired repaired = repair(victim);

        assertThat(runners.fingerprints()).isEqualTo(before);
        assertThat(repaired.households()).isEqualTo(1);
        assertThat(repaired.tables())
                .contains(new Repaired.Rows("entry", 2, 2), new Repaired.Rows("account", 1, 1));
        topic.publish(spending.next(topic, 500));
        runners.awaitHead();
        Tallies.passes(runners);
        assertThat(audited())
                .containsExactly(
                        "repair %s household %s account: 1 rows out, 1 in, entry: 2 rows out, 2 in"
                                .formatted(tally.id(), victim));
    }

    private List<String> audited() {
        return runners.database()
                .sql()
                .sql(
                        "select action || ' ' || subject || ' ' || (after #>> '{}') from registry.audit order by id")
                .query(String.class)
                .list();
    }

    @Test
    void what_is_as_the_log_gives_it_is_left_alone() {
        Repaired repaired = repair(victim);

        assertThat(repaired.tables())
                .containsExactlyInAnyOrder(
                        new Repaired.Rows("account", 0, 0), new Repaired.Rows("entry", 0, 0));
    }

    @Test
    void a_partition_is_repaired_with_all_of_its_households_and_no_others() {
        Map<String, Fingerprint> before = runners.fingerprints();
        List<UUID> within = spending.households().stream().filter(this::isWithin).limit(3).toList();
        UUID outside =
                spending.households().stream().filter(h -> !isWithin(h)).findFirst().orElseThrow();
        within.forEach(this::harm);
        harm(outside);

        Repaired repaired = repair(partition);

        assertThat(repaired.households())
                .isEqualTo(spending.households().stream().filter(this::isWithin).count());
        assertThat(repaired.tables()).contains(new Repaired.Rows("account", 3, 3));
        assertThat(runners.fingerprints()).isNotEqualTo(before);
        repair(outside);
        assertThat(runners.fingerprints()).isEqualTo(before);
    }

    private boolean isWithin(UUID household) {
        return Lane.partition(Lane.of(household), topic.partitions()) == partition;
    }

    @Test
    void events_that_come_meanwhile_are_neither_lost_nor_applied_twice() {
        harm(victim);
        var traffic =
                CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 40; i++) {
                        topic.publish(spending.next(topic, 50));
                    }
                });
        for (int i = 0; i < 5; i++) {
            repair(i % 2 == 0 ? partition : (partition + 1) % topic.partitions());
        }
        traffic.join();
        runners.awaitHead();

        Tallies.passes(runners);
    }

    @Test
    void parked_households_of_a_partition_stay_as_they_are_and_alone_they_are_to_be_retried() {
        UUID transaction = UUID.randomUUID();
        StoredEvent poison =
                topic.number(victim, transaction, Spending.expense(transaction, 1, "poison"));
        topic.publish(List.of(poison));
        await().atMost(Duration.ofSeconds(20)).until(() -> runners.status().parked() == 1);
        Map<String, Fingerprint> before = runners.fingerprints();

        Repaired repaired = repair(partition);

        assertThat(repaired.households())
                .isEqualTo(spending.households().stream().filter(this::isWithin).count() - 1);
        assertThat(runners.fingerprints()).isEqualTo(before);
        assertThat(runners.status().parked()).isEqualTo(1);
        refused(Kind.PARKED, "tidemark parked retry", () -> repair(victim));
    }

    @Test
    void what_the_topic_lacks_is_not_repaired_and_nothing_changes() {
        harm(victim);
        Map<String, Fingerprint> before = runners.fingerprints();
        topic.forgetBefore(partition, 5);

        refused(Kind.LOG_INCOMPLETE, "tidemark relay resend", () -> repair(victim));

        assertThat(runners.fingerprints()).isEqualTo(before);
        assertThat(audited()).isEmpty();
    }

    @Test
    void what_does_not_exist_is_refused_by_name() {
        String readModel = tally.id().readModel();
        refused(
                Kind.UNKNOWN_READ_MODEL,
                "no read model 'nothing'",
                () -> repairs.household("nothing", victim));
        refused(
                Kind.UNKNOWN_HOUSEHOLD,
                "no event",
                () -> repairs.household(readModel, UUID.randomUUID()));
        refused(Kind.UNKNOWN_PARTITION, "0 to 3", () -> repairs.partition(readModel, 4));
        var withoutCode =
                new Repairs(
                        runners.supplies(TestRunners.quick(200, 100), runners.dataSource()),
                        List.of());
        refused(
                Kind.NEEDS_RELEASE,
                tally.id().toString(),
                () -> withoutCode.partition(readModel, 0));
    }
}
