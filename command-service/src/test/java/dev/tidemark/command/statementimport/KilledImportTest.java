package dev.tidemark.command.statementimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.command.CommandServiceApplication;
import dev.tidemark.command.Home;
import dev.tidemark.command.RunningService;
import dev.tidemark.embedded.DatabaseAddress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real kill -9 of a real process.
@Tag("faults")
class KilledImportTest {
    private static final int LINES = 4_000;

    @TempDir private Path directory;

    @Test
    void an_import_that_a_kill_interrupted_is_finished_and_nothing_is_doubled() throws Exception {
        DatabaseAddress database = RunningService.newDatabase();
        UUID id;
        Home home;
        try (var quiet =
                RunningService.on(database, Map.of("tidemark.imports.resume-every", "1h"))) {
            home = Home.of(quiet);
            id = new Statements(quiet).upload(home, Statements.csv(LINES)).id();
            startedByHand(quiet, home, id);
        }
        Process child = start(database);
        try {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !child.isAlive() || recorded(database) > 0);
        } finally {
            child.destroyForcibly().waitFor();
        }
        long before = recorded(database);
        assertThat(before).isBetween(240L, LINES - 240L);
        try (var next =
                RunningService.on(database, Map.of("tidemark.imports.resume-every", "200ms"))) {
            Statements statements = new Statements(next);
            statements.awaitCommitted(id);
            assertThat(statements.recorded(home)).isEqualTo(LINES);
            assertThat(doubled(next)).isZero();
        }
    }

    /// Accepts the commit without an instance that would work on it at once.
    private static void startedByHand(RunningService service, Home home, UUID id) {
        service.bean(ImportWork.class).stop();
        assertThat(new Statements(service).commit(home, id, "{}").status()).isEqualTo(202);
    }

    private Process start(DatabaseAddress database) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-cp", classPath()));
        command.add(CommandServiceApplication.class.getName());
        RunningService.settings(database)
                .forEach((name, value) -> command.add("--" + name + "=" + value));
        command.add("--spring.profiles.active=dev");
        File log = directory.resolve("child.log").toFile();
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    }

    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static long recorded(DatabaseAddress database) {
        return RunningService.sql(database)
                .queryForObject(
                        "select count(*) from event_store.event where type = 'expense-recorded'",
                        Long.class);
    }

    private static long doubled(RunningService service) {
        return service.sql()
                .queryForObject(
                        """
                        select count(*) from (
                            select line ->> 'number' from event_store.event, jsonb_array_elements(convert_from(payload, 'UTF8')::jsonb -> 'lines') as line
                            where type = 'statement-lines-committed' group by 1 having count(*) > 1) twice\
                        """,
                        Long.class);
    }
}
