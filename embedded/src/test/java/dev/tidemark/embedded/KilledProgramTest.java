package dev.tidemark.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProgramTest {
    @TempDir Path directory;

    @Test
    void servers_orphaned_by_a_kill_are_stopped_and_their_data_is_served_again() throws Exception {
        try (var killed = ServerHolder.start(directory)) {
            assertThatThrownBy(() -> PostgresServer.start(PostgresOptions.in(postgres())))
                    .hasMessageContaining("in use by process");
            killed.kill9();
            assertThat(killed.serversRun()).isTrue();
            try (var postgres = PostgresServer.start(PostgresOptions.in(postgres()));
                    var kafka = KafkaServer.start(KafkaOptions.in(kafka()))) {
                assertThat(killed.serversRun()).isFalse();
                assertThat(PostgresServerTest.one(postgres, "select answer from kept"))
                        .isEqualTo("42");
                assertThat(new KafkaTopic(kafka.bootstrapServers(), "kept").records())
                        .containsExactly("answer");
            }
        }
    }

    @Test
    void a_program_asked_to_end_takes_its_servers_with_it() throws Exception {
        try (var ended = ServerHolder.start(directory)) {
            ended.askToEnd();
            assertThat(ended.serversRun()).isFalse();
            assertThat(postgres().resolve("data/postmaster.pid")).doesNotExist();
            assertThat(kafka().resolve("data/.kafka_cleanshutdown")).exists();
        }
    }

    @Test
    void a_pid_file_whose_number_was_given_to_another_process_is_forgotten() throws Exception {
        try (var server = PostgresServer.start(PostgresOptions.in(postgres()))) {
            server.kill9();
        }
        var file = postgres().resolve("data/postmaster.pid");
        var lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        var bystander = new ProcessBuilder("sleep", "600").start();
        lines.set(0, "" + bystander.pid());
        Files.write(file, lines, StandardCharsets.ISO_8859_1);
        try (var server = PostgresServer.start(PostgresOptions.in(postgres()))) {
            assertThat(server.runs()).isTrue();
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
        }
    }

    private Path postgres() {
        return directory.resolve("postgres");
    }

    private Path kafka() {
        return directory.resolve("kafka");
    }
}
