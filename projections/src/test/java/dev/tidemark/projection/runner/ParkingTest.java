package dev.tidemark.projection.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.projection.check.VersionCheck;
import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.status.ParkedHousehold;
import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.testing.Tallies;
import dev.tidemark.projection.testing.TestRunners;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.projection.testing.tally.Tally;
import dev.tidemark.store.Lane;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What cannot be applied stops nobody else, and nothing is ever skipped silently.
class ParkingTest {
    private final Tallies tallies = new Tallies();
    private final TestTopic topic = tallies.topic();
    private final Spending spending = new Spending(11, 40);
    private final Tally tally = Tallies.named("parking_");
    private final TestRunners runners = tallies.runners(tally);
    private final UUID victim = spending.household(0);

    @AfterEach
    void close() {
        tallies.close();
    }

    private StoredEvent expense(UUID household, long cents, String payee) {
        UUID transaction = UUID.randomUUID();
        return topic.number(household, transaction, Spending.expense(transaction, cents, payee));
    }

    private ParkedHousehold onlyParked() {
        assertThat(runners.parked().list()).hasSize(1);
        return runners.parked().list().getFirst();
    }

    @Test
    void one_household_whose_rows_the_database_refuses_is_parked_among_5000_events() {
        topic.publish(spending.next(topic, 2_500));
        StoredEvent refused = expense(victim, 66_600, "x");
        topic.publish(List.of(refused));
        topic.publish(spending.next(topic, 2_499));

        runners.start(TestRunners.quick(5_000, 100_000));
        runners.awaitHead();

        Parked parked = onlyParked().parked();
        assertThat(parked.household()).isEqualTo(victim);
        assertThat(parked.firstSeq()).isEqualTo(refused.laneSeq());
        assertThat(parked.cause()).isEqualTo("SQLSTATE 23514 at entry amount_is_not_66600");
        assertThat(parked.count()).isGreaterThan(1);
        assertThat(runners.status().parked()).isEqualTo(1);
        VersionCheck check = runners.check();
        assertThat(check.passed()).as(check.toString()).isTrue();
        assertThat(check.completeness().applied() + check.completeness().parked()).isEqualTo(5_000);
    }

    @Test
    void a_household_at_whose_event_the_fold_throws_is_parked_from_that_event_on() {
        StoredEvent before = expense(victim, 100, "baker");
        StoredEvent poison = expense(victim, 100, "poison");
        topic.publish(List.of(before, poison, expense(victim, 100, "later")));
        topic.publish(spending.next(topic, 300));

        runners.start();
        runners.awaitHead();
        topic.publish(List.of(expense(victim, 100, "much later")));
        runners.awaitHead();

        Parked parked = onlyParked().parked();
        assertThat(parked.firstSeq()).isEqualTo(poison.laneSeq());
        assertThat(parked.cause())
                .startsWith("java.lang.IllegalStateException at Tally.java:")
                .doesNotContain("payee");
        assertThat(entriesOfVictim()).contains("baker").doesNotContain("later", "much later");
        assertThat(runners.check().passed()).isTrue();
    }

    private List<String> entriesOfVictim() {
        return runners.database()
                .sql()
                .sql("select payee from %s.entry where household = ?".formatted(runners.schema()))
                .param(victim)
                .query(String.class)
                .list();
    }

    @Test
    void retry_repairs_the_household_from_the_log_once_the_version_is_corrected() {
        topic.publish(List.of(expense(victim, 1, "poison"), expense(victim, 2, "second")));
        topic.publish(spending.next(topic, 200));
        runners.start();
        runners.awaitHead();

        assertThat(runners.parked().retry(tally.id(), victim, "olga", "trying")).isTrue();
        await().atMost(Duration.ofSeconds(10)).until(() -> onlyParked().parked().outcome() != null);
        assertThat(onlyParked().parked().state()).isEqualTo(Parked.State.PARKED);

        tally.correct();
        assertThat(runners.parked().retry(tally.id(), victim, "olga", "corrected")).isTrue();
        await().atMost(Duration.ofSeconds(10)).until(() -> runners.parked().list().isEmpty());
        topic.publish(List.of(expense(victim, 3, "third")));
        runners.awaitHead();

        assertThat(entriesOfVictim()).contains("poison", "second", "third");
        VersionCheck check = runners.check();
        assertThat(check.passed()).as(check.toString()).isTrue();
        assertThat(check.completeness().parked()).isZero();
        assertThat(audit()).containsExactly("parked-retry", "parked-retry");
    }

    @Test
    void a_refusal_that_does_not_repeat_parks_nobody() {
        topic.publish(spending.next(topic, 200));
        topic.store()
                .sql()
                .sql(
                        """
                        create sequence %1$s.rows;
                        grant usage on sequence %1$s.rows to tidemark_runner;
                        create function %1$s.refuse_one() returns trigger language plpgsql as $$
                        begin
                            if nextval('%1$s.rows') = 1 then
                                raise exception 'once' using errcode = '23514';
                            end if;
                            return new;
                        end $$;
                        create trigger refuse_one before insert on %1$s.entry
                            for each row execute function %1$s.refuse_one();
                        """
                                .formatted(runners.schema()))
                .update();

        runners.start();
        runners.awaitHead();

        assertThat(runners.parked().list()).isEmpty();
        assertThat(runners.check().passed()).isTrue();
    }

    @Test
    void a_repair_for_which_the_topic_lacks_events_says_so_and_holds_nobody_up() {
        StoredEvent poison = expense(victim, 1, "poison");
        topic.publish(List.of(poison));
        runners.start();
        runners.awaitHead();
        topic.forgetBefore(Lane.partition(poison.lane(), topic.partitions()), 1);
        tally.correct();

        assertThat(runners.parked().retry(tally.id(), victim, "olga", "corrected")).isTrue();
        await().atMost(Duration.ofSeconds(10)).until(() -> onlyParked().parked().outcome() != null);
        topic.publish(spending.next(topic, 200));
        runners.awaitHead();

        assertThat(onlyParked().parked().outcome())
                .contains("tidemark relay resend --lane %d --from 1".formatted(poison.lane()));
        assertThat(runners.status().stopped()).isEmpty();
    }

    @Test
    void skip_accepts_that_the_household_stays_out() {
        topic.publish(List.of(expense(victim, 1, "poison")));
        runners.start();
        runners.awaitHead();

        assertThat(runners.parked().skip(tally.id(), victim, "olga", "a test household")).isTrue();
        assertThat(runners.parked().skip(tally.id(), UUID.randomUUID(), "olga", "nobody"))
                .isFalse();

        assertThat(onlyParked().parked())
                .satisfies(parked -> {
                    assertThat(parked.state()).isEqualTo(Parked.State.SKIPPED);
                    assertThat(parked.decidedBy()).isEqualTo("olga");
                    assertThat(parked.reason()).isEqualTo("a test household");
                });
        assertThat(audit()).containsExactly("parked-skip");
    }

    private List<String> audit() {
        return runners.database()
                .sql()
                .sql("select action from registry.audit order by id")
                .query(String.class)
                .list();
    }
}
