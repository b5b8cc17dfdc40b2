package dev.tidemark.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.command.Api;
import dev.tidemark.command.Home;
import dev.tidemark.command.RunningService;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.store.Lane;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final RunningService service = RunningService.shared();
    private final Dispatching dispatching = Dispatching.in(service);
    private final Home home = Home.of(service);

    private long head() {
        return service.sql()
                .queryForObject(
                        "select last_seq from event_store.lane where lane = ?",
                        Long.class,
                        Lane.of(home.id()));
    }

    private void assertDense() {
        assertThat(
                        service.sql()
                                .queryForList(
                                        """
                                        select l.lane from event_store.lane l left join event_store.event e using (lane)
                                        group by l.lane, l.last_seq
                                        having count(e.lane_seq) <> l.last_seq or coalesce(max(e.lane_seq), 0) <> l.last_seq\
                                        """,
                                        Integer.class))
                .isEmpty();
    }

    private Connection asCommandRole() throws SQLException {
        Connection connection = service.database().as("tidemark_command", "of-command").open();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void begin(Connection connection, UUID household) throws SQLException {
        try (PreparedStatement begin =
                connection.prepareStatement(
                        "select * from event_store.begin_command(?, null, null, null, 'x', null, null, null)")) {
            begin.setObject(1, household);
            begin.execute();
        }
    }

    @Test
    void commands_run_in_springs_transactions() {
        assertThat(service.bean(TransactionManager.class))
                .isInstanceOf(SpringTransactionManager.class);
    }

    @Test
    void a_command_dispatched_by_a_handler_appends_in_the_same_commit() {
        long before = head();
        Answer answer =
                dispatching.run(
                        home.id(),
                        decisions -> {
                            decisions.also(Dispatching.expense(home.id(), home.account()));
                            decisions.also(Dispatching.expense(home.id(), home.account()));
                        });
        assertThat(head()).isEqualTo(before + 2);
        assertThat(answer.position().laneSeq()).isEqualTo(before + 2);
        assertDense();
    }

    @Test
    void two_hundred_and_fifty_commands_are_one_append_and_one_more_is_none() {
        long before = head();
        dispatching.run(home.id(), decisions -> record(decisions, 250));
        assertThat(head()).isEqualTo(before + 250);
        assertThatThrownBy(() -> dispatching.run(home.id(), decisions -> record(decisions, 251)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.refusal()).isEqualTo(Refusal.EVENT_TOO_LARGE));
        assertThat(head()).isEqualTo(before + 250);
        assertDense();
    }

    private void record(Decisions decisions, int commands) {
        for (int i = 0; i < commands; i++) {
            decisions.also(Dispatching.expense(home.id(), home.account()));
        }
    }

    @Test
    void a_command_of_another_household_is_refused_inside() {
        Home other = Home.of(service);
        long before = head();
        assertThatThrownBy(() ->
                        dispatching.run(
                                home.id(),
                                decisions -> {
                                    decisions.also(Dispatching.expense(home.id(), home.account()));
                                    decisions.also(
                                            Dispatching.expense(other.id(), other.account()));
                                }))
                .isInstanceOf(Refused.class);
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void a_rolled_back_append_leaves_no_hole() {
        long before = head();
        assertThatThrownBy(() ->
                        dispatching.run(
                                home.id(),
                                decisions -> {
                                    record(decisions, 3);
                                    throw new Refused(Refusal.CONFLICT, "after all not");
                                }))
                .isInstanceOf(Refused.class);
        home.spend("1");
        assertThat(head()).isEqualTo(before + 1);
        assertDense();
    }

    @Test
    void an_event_that_is_too_large_is_refused_by_name() {
        assertThatThrownBy(() ->
                        dispatching.decide(
                                Dispatching.expense(
                                        home.id(), home.account(), "x".repeat(200_000))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.refusal()).isEqualTo(Refusal.EVENT_TOO_LARGE));
    }

    @Test
    void events_come_in_through_begin_command_only() throws SQLException {
        try (Connection connection = asCommandRole();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(insert(home.id(), head() + 1)))
                    .hasMessageContaining("no begin_command");
            connection.rollback();
            begin(connection, home.id());
            assertThatThrownBy(() -> statement.execute(insert(UUID.randomUUID(), 1_000_000)))
                    .hasMessageContaining("are not of household");
            connection.rollback();
            begin(connection, home.id());
            assertThatThrownBy(() -> statement.execute(insert(home.id(), head() + 7)))
                    .hasMessageContaining("do not continue the lane");
            connection.rollback();
            assertThatThrownBy(() -> statement.execute("delete from event_store.event"))
                    .hasMessageContaining("permission denied");
        }
    }

    private static String insert(UUID household, long laneSeq) {
        return """
        insert into event_store.event (lane, lane_seq, event_id, household, aggregate_type, aggregate_id, aggregate_seq,
            type, revision, recorded_at, actor, correlation_id, payload)
        values (event_store.lane_of('%s'), %d, gen_random_uuid(), '%s', 'account', gen_random_uuid(), 0,
            'account-reopened', 1, now(), 'x', gen_random_uuid(), '{}')\
        """
                .formatted(household, laneSeq, household);
    }

    @Test
    void a_transaction_is_of_one_household() throws SQLException {
        try (Connection connection = asCommandRole()) {
            begin(connection, home.id());
            begin(connection, home.id());
            assertThatThrownBy(() -> begin(connection, UUID.randomUUID()))
                    .hasMessageContaining("has begun a command of household");
        }
    }

    @Test
    void an_event_of_an_older_revision_is_lifted_when_its_aggregate_is_loaded() {
        UUID account = UUID.randomUUID();
        String opened =
                "{\"account\":\"%s\",\"name\":\"%s\",\"kind\":\"CASH\",\"openingBalance\":{\"minor\":0,\"currency\":\"EUR\"},\"openedOn\":\"2026-01-01\"}"
                        .formatted(account, storedName());
        service.sql()
                .execute(
                        """
                        do $$ begin
                            perform event_store.begin_command('%1$s', null, null, null, 'x', null, null, null);
                            call event_store.append('%1$s', array[gen_random_uuid()], array['account'], array['%2$s'::uuid], array[0::bigint],
                                array['account-opened'], array[1::smallint], array[now()], array[convert_to('%3$s', 'UTF8')],
                                'x', gen_random_uuid(), array[null::uuid], null, null, null, null, null);
                        end $$\
                        """
                                .formatted(home.id(), account, opened));
        Api.Answer renamed =
                home.owner()
                        .ifMatch(0)
                        .send("PATCH", home.path("/accounts/" + account), "{\"name\": \"Purse\"}");
        assertThat(renamed.status()).as(renamed.toString()).isEqualTo(200);
    }

    /// Some ciphertext of this household.
    private String storedName() {
        return service.sql()
                .queryForObject(
                        "select convert_from(payload, 'UTF8')::jsonb ->> 'name' from event_store.event where household = ? and type = 'household-created'",
                        String.class,
                        home.id());
    }

    @Test
    void only_axons_command_bus_and_event_store_are_there() {
        assertThat(service.bean(CommandBus.class)).isNotNull();
        assertThat(service.beanNames())
                .noneMatch(name ->
                        name.matches("(?i).*(tokenStore|eventProcess|queryBus|saga|xstream).*"));
    }

    @Test
    void idempotency_keys_are_forgotten_after_400_days() {
        home.owner().key("old").post(home.path("/transactions"), home.expense("1"));
        service.sql()
                .update(
                        "update event_store.idempotency set created_at = now() - interval '401 days' where scope = ?",
                        home.id());
        service.bean(KeyExpiry.class).forget();
        assertThat(
                        service.sql()
                                .queryForObject(
                                        "select count(*) from event_store.idempotency where scope = ?",
                                        Long.class,
                                        home.id()))
                .isZero();
    }
}
