package dev.tidemark.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    @TempDir Path directory;

    @Test
    void durable_settings_are_on_unless_switched_off() throws SQLException {
        try (var server = PostgresServer.start(PostgresOptions.in(directory))) {
            assertThat(setting(server, "fsync")).isEqualTo("on");
            assertThat(setting(server, "full_page_writes")).isEqualTo("on");
            assertThat(setting(server, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(server, "max_connections")).isEqualTo("200");
            assertThat(setting(server, "server_version_num")).startsWith("18");
        }
        try (var server = PostgresServer.start(PostgresOptions.in(directory).durable(false))) {
            assertThat(setting(server, "fsync")).isEqualTo("off");
            assertThat(setting(server, "synchronous_commit")).isEqualTo("off");
        }
    }

    @Test
    void data_and_password_are_kept_across_a_restart() throws SQLException {
        try (var server = PostgresServer.start(PostgresOptions.in(directory))) {
            execute(server, "create table kept as select 42 as answer");
        }
        try (var server = PostgresServer.start(PostgresOptions.in(directory))) {
            assertThat(one(server, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void what_was_committed_survives_a_kill_and_the_port_stays() throws SQLException {
        try (var server = PostgresServer.start(PostgresOptions.in(directory))) {
            var port = server.port();
            execute(server, "create table kept as select 42 as answer");
            server.kill9();
            assertThat(server.runs()).isFalse();
            server.startAgain();
            assertThat(server.port()).isEqualTo(port);
            assertThat(one(server, "select answer from kept")).isEqualTo("42");
        }
    }

    /// Stands for a killed backend whose memory the machine has not taken back yet.
    @Test
    void a_start_waits_until_the_memory_of_a_killed_run_is_free() throws Exception {
        try (var server = PostgresServer.start(PostgresOptions.in(directory));
                var held = HeldMemory.ofServerIn(directory);
                var starter = Executors.newSingleThreadExecutor()) {
            server.kill9();
            var again = starter.submit(server::startAgain);
            await().atMost(Duration.ofSeconds(20)).until(this::memoryIsInUse);
            held.close();
            again.get(30, TimeUnit.SECONDS);
            assertThat(one(server, "select 42")).isEqualTo("42");
        }
    }

    private boolean memoryIsInUse() throws IOException {
        var log = directory.resolve("postgres.log");
        return Files.exists(log) && Files.readString(log).contains("is still in use");
    }

    @Test
    void a_busy_port_is_named_with_what_to_do() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName(LoopbackPort.HOST))) {
            var options = PostgresOptions.in(directory).port(other.getLocalPort());
            assertThatThrownBy(() -> PostgresServer.start(options))
                    .isInstanceOf(ServerDidNotStart.class)
                    .hasMessageContaining("127.0.0.1:" + other.getLocalPort())
                    .hasMessageContaining("choose another port");
        }
    }

    @Test
    void a_directory_in_use_is_refused_with_the_process_id() {
        try (var server = PostgresServer.start(PostgresOptions.in(directory).durable(false))) {
            assertThatThrownBy(() -> PostgresServer.start(PostgresOptions.in(directory)))
                    .isInstanceOf(ServerDidNotStart.class)
                    .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
            assertThat(server.runs()).isTrue();
        }
    }

    private static String setting(PostgresServer server, String name) throws SQLException {
        return one(server, "show " + name);
    }

    static String one(PostgresServer server, String query) throws SQLException {
        try (var connection = server.address().open();
                var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    static void execute(PostgresServer server, String statement) throws SQLException {
        try (var connection = server.address().open();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
