package dev.tidemark.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.command.Api;
import dev.tidemark.command.Home;
import dev.tidemark.command.RunningService;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.store.Lane;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class HeldLaneTest {
    private final RunningService service = RunningService.shared();
    private final Home home = Home.of(service);

    /// Until the connection is closed.
    private Connection holding() throws SQLException {
        Connection connection = service.database().open();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "select from event_store.lane where lane = "
                            + Lane.of(home.id())
                            + " for update");
        }
        return connection;
    }

    private Home inAnotherLane() {
        Home other = Home.of(service);
        while (Lane.of(other.id()) == Lane.of(home.id())) {
            other = Home.of(service);
        }
        return other;
    }

    private static void assertBusy(Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("busy");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void it_stalls_nobody_else_and_is_given_up_after_two_seconds() throws SQLException {
        Home elsewhere = inAnotherLane();
        try (var _ = holding()) {
            assertThat(elsewhere.spend("1").status()).isEqualTo(201);
            long began = System.nanoTime();
            assertBusy(home.spend("1"));
            assertThat(System.nanoTime() - began).isBetween(1_900_000_000L, 6_000_000_000L);
        }
        assertThat(home.spend("1").status()).isEqualTo(201);
    }

    /// Who waits behind another waiter waits for another lock than the first.
    @Test
    void it_is_busy_for_each_of_those_who_queue_for_it() throws Exception {
        Callable<Api.Answer> spend = () -> home.spend("1");
        try (var _ = holding();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(Collections.nCopies(4, spend))) {
                assertBusy(answer.get());
            }
        }
    }

    @Test
    void a_command_that_takes_longer_than_two_seconds_is_taken_back() {
        assertThatThrownBy(() ->
                        Dispatching.in(service)
                                .run(
                                        home.id(),
                                        decisions -> {
                                            decisions.also(
                                                    Dispatching.expense(home.id(), home.account()));
                                            service.bean(JdbcTemplate.class)
                                                    .execute("select pg_sleep(4)");
                                        }))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().status()).isEqualTo(503));
        assertThat(
                        service.sql()
                                .queryForObject(
                                        "select count(*) from event_store.event where household = ? and type = 'expense-recorded'",
                                        Long.class,
                                        home.id()))
                .isZero();
        assertThat(home.spend("1").status()).isEqualTo(201);
    }
}
