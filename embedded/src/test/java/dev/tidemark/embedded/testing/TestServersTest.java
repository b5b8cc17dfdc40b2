package dev.tidemark.embedded.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.embedded.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TestServersTest {

    @Test
    void each_new_database_is_empty_and_alone() throws SQLException {
        var first = TestServers.newDatabase();
        run(first, "create table mine (id int)");
        var second = TestServers.newDatabase();
        run(second, "create table mine (id int)");
        var copy = TestServers.newDatabase(first);
        run(copy, "insert into mine values (1)");
        assertThat(second.database()).isNotEqualTo(first.database());
        assertThat(second.port()).isEqualTo(TestServers.postgres().port());
    }

    @Test
    void one_broker_is_shared() throws Exception {
        assertThat(TestServers.kafka()).isEqualTo(TestServers.kafka());
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
    }

    @Nested
    class Choosing {
        @Test
        void docker_where_none_runs_is_a_failure_that_says_what_to_do() {
            assertThatThrownBy(() -> SharedServers.chosen("docker", false))
                    .hasMessageContaining("no Docker daemon answers")
                    .hasMessageContaining("-Dtidemark.services=embedded");
        }

        @Test
        void a_misspelt_choice_is_a_failure() {
            assertThatThrownBy(() -> SharedServers.chosen("dokcer", true))
                    .hasMessageContaining("auto, docker, embedded");
        }

        @Test
        void auto_takes_child_processes_where_no_docker_runs() {
            assertThat(SharedServers.chosen("auto", false)).isInstanceOf(ChildServers.class);
            assertThat(SharedServers.chosen("auto", true)).isInstanceOf(ContainerServers.class);
            assertThat(SharedServers.chosen("embedded", true)).isInstanceOf(ChildServers.class);
        }

        @Test
        void a_docker_host_that_nobody_answers_is_no_docker() {
            assertThat(Docker.runs(Optional.of("unix:///nonexistent.sock"))).isFalse();
            assertThat(Docker.runs(Optional.of("tcp://127.0.0.1:1"))).isFalse();
        }
    }

    @Nested
    class Proxy {
        @Test
        void a_cut_connection_fails_and_the_next_one_works() throws SQLException {
            try (var proxy =
                    TcpProxy.inFrontOf(
                            TestServers.postgres().host(), TestServers.postgres().port())) {
                var address = TestServers.postgres().at("127.0.0.1", proxy.port());
                try (var connection = address.open()) {
                    proxy.drop();
                    assertThatThrownBy(() -> connection.createStatement().execute("select 1"))
                            .isInstanceOf(SQLException.class);
                }
                run(address, "select 1");
                proxy.refuse();
                assertThatThrownBy(address::open).isInstanceOf(SQLException.class);
                proxy.admit();
                run(address, "select 1");
            }
        }

        @Test
        void data_waits_while_paused_and_arrives_afterwards() throws Exception {
            try (var proxy =
                            TcpProxy.inFrontOf(
                                    TestServers.postgres().host(), TestServers.postgres().port());
                    var connection = TestServers.postgres().at("127.0.0.1", proxy.port()).open()) {
                proxy.pause();
                var query = Thread.ofVirtual().start(() -> select(connection));
                assertThat(query.join(Duration.ofMillis(200))).isFalse();
                proxy.resume();
                Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !query.isAlive());
                proxy.delay(Duration.ofMillis(100));
                var before = System.nanoTime();
                select(connection);
                assertThat(Duration.ofNanos(System.nanoTime() - before))
                        .isGreaterThan(Duration.ofMillis(199));
            }
        }
    }

    private static void select(Connection connection) {
        try (var sql = connection.createStatement()) {
            sql.execute("select 1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(DatabaseAddress address, String statement) throws SQLException {
        try (var connection = address.open();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
