package dev.tidemark.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tidemark.command.Api;
import dev.tidemark.command.Home;
import dev.tidemark.command.RunningService;
import dev.tidemark.embedded.testing.TcpProxy;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two instances on one store: a key that one of them has seen is known to the other.
class TwoInstancesTest {
    private static final RunningService ONE = RunningService.shared();
    private static RunningService other;
    private final Home home = Home.of(ONE);

    @BeforeAll
    static void start() {
        other = RunningService.on(ONE.database(), Map.of());
    }

    @AfterAll
    static void stop() {
        other.close();
    }

    private long transactions() {
        return ONE.sql()
                .queryForObject(
                        "select count(*) from event_store.event where household = ? and type = 'expense-recorded'",
                        Long.class,
                        home.id());
    }

    @Test
    void fifty_at_once_are_one_event() throws Exception {
        List<Api> instances = List.of(home.owner(), other.as(home.subject()));
        List<Callable<Api.Answer>> calls =
                IntStream.range(0, 50)
                        .<Callable<Api.Answer>>mapToObj(i ->
                                () ->
                                        instances
                                                .get(i % 2)
                                                .key("fifty")
                                                .post(
                                                        home.path("/transactions"),
                                                        home.expense("1")))
                        .toList();
        Set<String> created = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Api.Answer> future : threads.invokeAll(calls)) {
                Api.Answer answer = future.get();
                assertThat(answer.status()).as(answer.toString()).isIn(201, 409, 503);
                if (answer.status() == 201) {
                    created.add(answer.http().body() + answer.header("Consistency-Token"));
                }
            }
        }
        assertThat(created).hasSize(1);
        assertThat(transactions()).isEqualTo(1);
    }

    @Test
    void what_was_committed_and_never_answered_is_answered_by_the_other_instance()
            throws Exception {
        int port = URI.create(ONE.url()).getPort();
        String path = home.path("/transactions");
        try (var network = TcpProxy.inFrontOf(port);
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection holder = ONE.database().open()) {
            // While the key is held the request waits inside its transaction.
            hold(holder, "select pg_advisory_lock(hashtextextended(?::text || 'cut', 0))");
            String through = "http://127.0.0.1:" + network.port() + path;
            Future<Api.Answer> lost =
                    threads.submit(() -> home.owner().key("cut").post(through, home.expense("1")));
            await().atMost(Duration.ofSeconds(20)).until(() -> waiting() > 0);
            network.pause();
            hold(holder, "select pg_advisory_unlock(hashtextextended(?::text || 'cut', 0))");
            await().atMost(Duration.ofSeconds(20)).until(() -> transactions() == 1);
            network.drop();
            assertThatThrownBy(lost::get).hasRootCauseInstanceOf(IOException.class);
        }
        Api.Answer again = other.as(home.subject()).key("cut").post(path, home.expense("1"));
        assertThat(again.status()).as(again.toString()).isEqualTo(201);
        assertThat(again.header("Location")).endsWith(again.id().toString());
        assertThat(transactions()).isEqualTo(1);
    }

    private void hold(Connection holder, String sql) throws SQLException {
        try (PreparedStatement statement = holder.prepareStatement(sql)) {
            statement.setObject(1, home.id());
            statement.execute();
        }
    }

    private static long waiting() {
        return ONE.sql()
                .queryForObject(
                        """
                        select count(*) from pg_locks l join pg_database d on d.oid = l.database
                        where d.datname = current_database() and locktype = 'advisory' and not granted
                        """,
                        Long.class);
    }
}
