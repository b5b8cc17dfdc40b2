package dev.tidemark.projection.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.event.Booking.Payment;
import dev.tidemark.event.TransactionEvent.TransactionAmended;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.verification.Report.MoneyDifference;
import dev.tidemark.store.Lane;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// A candidate passes if, and only if, it says what the live build says and what the log says.
class VerificationTest {
    private static final UUID ACCOUNT = new UUID(3, 3);

    private final TwoBuilds builds = new TwoBuilds(2);
    private final Spending spending = new Spending(7, 20);
    private final UUID victim = spending.household(0);
    private final UUID transaction = UUID.randomUUID();

    @AfterEach
    void close() {
        builds.close();
    }

    /// Other households' events around those of `transaction`, which is recorded and amended.
    private List<StoredEvent> story() {
        List<StoredEvent> events = new ArrayList<>(spending.next(builds.topic(), 150));
        events.add(builds.expense(victim, transaction, 250, "baker"));
        events.addAll(spending.next(builds.topic(), 100));
        events.add(
                builds.topic()
                        .number(
                                victim,
                                transaction,
                                new TransactionAmended(payment(250), payment(300))));
        events.addAll(spending.next(builds.topic(), 50));
        return events;
    }

    private static Payment payment(long cents) {
        return Spending.payment(ACCOUNT, cents, "baker", LocalDate.of(2026, 5, 1));
    }

    private static List<UUID> ids(List<StoredEvent> events, UUID transaction) {
        return events.stream()
                .filter(event -> event.aggregate().equals(transaction))
                .map(StoredEvent::eventId)
                .toList();
    }

    @Test
    void two_builds_that_say_the_same_pass() {
        Report report = builds.holding(story()).verify();

        assertThat(report.reasons()).isEmpty();
        assertThat(report.passed()).isTrue();
        assertThat(report.position()).isEqualTo(302);
        assertThat(report.vector().stream().mapToLong(n -> n).sum()).isEqualTo(302);
        assertThat(report.to().version()).isEqualTo(2);
        assertThat(report.comparisons())
                .extracting(Report.Comparison::query)
                .containsExactly("entries", "totals per account");
        assertThat(report.comparisons())
                .allSatisfy(one -> {
                    assertThat(one.households()).isEqualTo(20);
                    assertThat(one.fromRows()).isEqualTo(one.toRows()).isPositive();
                    assertThat(one.fromHash()).isEqualTo(one.toHash());
                });
        assertThat(report.to().money())
                .singleElement()
                .satisfies(money -> {
                    assertThat(money.measure()).isEqualTo("net payments");
                    assertThat(money.differing()).isZero();
                });
        assertThat(report.to().completeness().applied()).isEqualTo(302);
        assertThat(report.to().rows()).isEqualTo(report.from().rows());
    }

    @Test
    void a_lane_that_has_not_gone_on_since_the_report_is_not_read_again() {
        Report report = builds.holding(story()).verify();

        List<String> plan =
                builds.runners()
                        .database()
                        .sql()
                        .sql("explain (analyze, costs off) " + Touched.WRITTEN_SINCE)
                        .params(
                                IntStream.range(0, Lane.COUNT).boxed().toArray(Integer[]::new),
                                report.vector().toArray(Long[]::new))
                        .query(String.class)
                        .list();

        assertThat(plan)
                .filteredOn(line -> line.contains(" on event e"))
                .isNotEmpty()
                .allMatch(line -> line.contains("never executed"));
    }

    @Test
    void a_row_that_differs_is_named_with_its_key_its_columns_and_the_very_events() {
        List<StoredEvent> story = story();
        builds.holding(story);
        builds.inCandidate(
                "update ${schema}.entry set amount = amount + 1 where aggregate = ?", transaction);

        Report report = builds.verify();

        assertThat(report.passed()).isFalse();
        assertThat(report.differences())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.query()).isEqualTo("entries");
                    assertThat(one.household()).isEqualTo(victim);
                    assertThat(one.key()).isEqualTo(Map.of("aggregate", transaction.toString()));
                    assertThat(one.columns()).containsExactly("amount");
                    assertThat(one.values().from()).containsEntry("amount", "300");
                    assertThat(one.values().to()).containsEntry("amount", "301");
                    assertThat(one.events())
                            .extracting(Difference.Cause::eventId)
                            .isEqualTo(ids(story, transaction));
                    assertThat(one.events().getLast().type()).isEqualTo("transaction-amended");
                });
        String name = builds.candidate().id().readModel();
        assertThat(report.reasons())
                .containsExactly(
                        name
                                + "/2 differs from "
                                + name
                                + "/1 in 'entries': 1 row of 1 household. If that is wanted, declare it: leave it out of the compare files and say so there. If not: Correct v2 and build again, or abort.",
                        name
                                + "/2 failed verification 'an account is what its entries add up to': 1 row. Correct v2 and build again, or abort.",
                        name
                                + "/2 does not agree with the log about 'net payments': 1 sum. Correct v2 and build again, or abort.");
        assertThat(report.to().money().getFirst().differences())
                .extracting(MoneyDifference::household)
                .containsExactly(victim);
    }

    @Test
    void a_total_is_traced_to_the_events_of_its_account_and_to_no_others() {
        List<StoredEvent> story = story();
        builds.holding(story);
        builds.inCandidate(
                "update ${schema}.account set total = total - 5 where household = ? and account = ?",
                victim,
                ACCOUNT);

        Report report = builds.verify();

        assertThat(report.differences())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.query()).isEqualTo("totals per account");
                    assertThat(one.columns()).containsExactly("total");
                    assertThat(one.events())
                            .extracting(Difference.Cause::eventId)
                            .isEqualTo(ids(story, transaction));
                    assertThat(one.eventCount()).isEqualTo(2);
                });
        assertThat(report.assertions())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.rows()).isEqualTo(1);
                    assertThat(one.first())
                            .containsExactly(
                                    Map.of(
                                            "household",
                                            victim.toString(),
                                            "account",
                                            ACCOUNT.toString()));
                });
    }

    @Test
    void a_missing_row_and_a_household_too_many_are_differences() {
        builds.holding(story());
        UUID stranger = UUID.randomUUID();
        builds.inCandidate("delete from ${schema}.entry where aggregate = ?", transaction);
        builds.inCandidate(
                """
                insert into ${schema}.entry
                select ?::uuid, aggregate, account, amount, direction, booked_on, recorded_at, payee, amended
                from ${schema}.entry limit 1
                """,
                stranger);

        Report report = builds.verify();

        assertThat(report.comparisons().getFirst().differingHouseholds()).isEqualTo(2);
        assertThat(report.comparisons().getFirst().households()).isEqualTo(21);
        assertThat(report.differences())
                .hasSize(2)
                .anySatisfy(one -> {
                    assertThat(one.household()).isEqualTo(victim);
                    assertThat(one.values().to()).isNull();
                    assertThat(one.columns())
                            .containsExactly("account", "amount", "direction", "booked_on");
                    assertThat(one.events()).hasSize(2);
                })
                .anySatisfy(one -> {
                    assertThat(one.household()).isEqualTo(stranger);
                    assertThat(one.values().from()).isNull();
                    assertThat(one.events()).isEmpty();
                });
    }

    @Test
    void what_is_not_compared_is_a_declared_difference() {
        builds.holding(story());
        builds.inCandidate("update ${schema}.entry set payee = 'somebody else', amended = true");

        assertThat(builds.verify().reasons()).isEmpty();
    }

    @Test
    void money_that_both_builds_have_lost_is_missed_by_the_log() {
        builds.holding(story());
        for (String change :
                List.of(
                        "update ${schema}.entry set amount = amount - 7 where aggregate = ?",
                        "update ${schema}.account a set total = total + 7 from ${schema}.entry e where e.household = a.household and e.account = a.account and e.aggregate = ?")) {
            builds.inOld(change, transaction);
            builds.inCandidate(change, transaction);
        }

        Report report = builds.verify();

        assertThat(report.differences()).isEmpty();
        assertThat(report.assertions().getFirst().rows()).isZero();
        assertThat(report.reasons()).singleElement().asString().contains("'net payments': 1 sum");
        assertThat(report.to().money().getFirst().differences())
                .isEqualTo(report.from().money().getFirst().differences())
                .singleElement()
                .satisfies(one -> assertThat(one.found()).isEqualTo(one.expected() + 7));
    }

    @Test
    void an_event_that_was_not_counted_fails() {
        builds.holding(story());
        int lane = Lane.of(victim);
        builds.inCandidate(
                "update ${schema}.checkpoint_lane set event_count = event_count - 1 where lane = ?",
                lane);

        Report report = builds.verify();

        assertThat(report.to().completeness().differingLanes()).containsExactly(lane);
        assertThat(report.from().completeness().complete()).isTrue();
        assertThat(report.reasons())
                .containsExactly(
                        "%s has counted other events than the store has, in lane: %d. Abort, and build again."
                                .formatted(builds.candidate().id(), lane));
    }

    @Test
    void a_parked_household_is_named_and_not_compared() {
        List<StoredEvent> events = story();
        events.add(builds.expense(victim, UUID.randomUUID(), 100, "poison"));
        builds.candidate().correct();

        Report report = builds.holding(events).verify();

        assertThat(report.from().parked())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.household()).isEqualTo(victim);
                    assertThat(one.state()).isEqualTo(Parked.State.PARKED);
                });
        assertThat(report.to().parked()).isEmpty();
        assertThat(report.comparisons().getFirst().households()).isEqualTo(19);
        assertThat(report.reasons()).isEmpty();
    }

    @Test
    void a_candidate_with_a_parked_household_does_not_pass_until_it_is_skipped() {
        builds.holding(story());
        builds.inCandidate(
                "insert into ${schema}.parked (household, lane, first_seq, cause, event_count, event_hash) values (?, ?, 1, 'a cause', 0, 0)",
                victim,
                Lane.of(victim));

        assertThat(builds.verify().reasons())
                .containsExactly(
                        "%s has parked 1 household: %s. Retry or skip them, then verify again."
                                .formatted(builds.candidate().id(), victim));

        builds.inCandidate("update ${schema}.parked set state = 'skipped'");
        Report report = builds.verify();
        assertThat(report.passed()).isTrue();
        assertThat(report.to().parked())
                .extracting(Report.LeftOut::household)
                .containsExactly(victim);
    }

    @Test
    void builds_at_different_numbers_are_not_compared() {
        builds.holding(story());
        builds.inCandidate(
                "update ${schema}.checkpoint_lane set last_seq = last_seq - 1 where lane = ?",
                Lane.of(victim));

        assertThatThrownBy(builds::verify)
                .isInstanceOfSatisfying(
                        CannotCompare.class,
                        e -> assertThat(e.kind()).isEqualTo(CannotCompare.Kind.VECTORS_DIFFER))
                .hasMessageStartingWith("lane " + Lane.of(victim) + ": ");
    }

    @Test
    void versions_that_are_no_neighbours_need_a_file_of_their_own() {
        try (var apart = new TwoBuilds(3)) {
            apart.holding(spending.next(apart.topic(), 10));

            assertThatThrownBy(apart::verify)
                    .isInstanceOfSatisfying(
                            CannotCompare.class,
                            e -> assertThat(e.kind()).isEqualTo(CannotCompare.Kind.FILE_MISSING))
                    .hasMessageStartingWith(
                            "dev/tidemark/projection/testing/tally/compare.v1.sql is missing");
        }
    }

    @Test
    void two_builds_of_one_version_are_compared_in_every_column() {
        try (var again = new TwoBuilds(1)) {
            again.holding(spending.next(again.topic(), 50));
            assertThat(again.verify().reasons()).isEmpty();

            again.inCandidate("update ${schema}.entry set payee = 'somebody else'");

            Report report = again.verify();
            assertThat(report.comparisons())
                    .extracting(Report.Comparison::query)
                    .containsExactly("account", "entry");
            assertThat(report.differences())
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(one.columns()).containsExactly("payee"));
        }
    }

    @Test
    void a_report_is_stored_as_json_and_read_again_and_can_do_without_values() {
        builds.holding(story());
        builds.inCandidate(
                "update ${schema}.entry set amount = 1 where aggregate = ?", transaction);
        Report report = builds.verify();
        var json = new JsonMapper();

        String body = json.writeValueAsString(report);

        assertThat(json.readValue(body, Report.class)).isEqualTo(report);
        assertThat(body).contains("\"passed\":false", "\"readModel\":", "\"vector\":[");
        assertThat(json.writeValueAsString(report.withoutValues()))
                .contains("\"values\":null")
                .doesNotContain("\"amount\":\"");
    }
}
