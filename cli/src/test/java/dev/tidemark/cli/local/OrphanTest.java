package dev.tidemark.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.embedded.DatabaseAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanTest {
    private static final ServiceName SERVICE = ServiceName.QUERY_SERVICE;

    @TempDir Path folder;

    @Test
    void a_service_that_a_killed_up_left_is_ended() throws Exception {
        var data = DataDirectory.at(folder.resolve("data"));
        var surroundings =
                new Surroundings(
                        data,
                        new DatabaseAddress("127.0.0.1", 1, "tidemark", "nobody", ""),
                        "127.0.0.1:2",
                        URI.create("http://127.0.0.1:3"),
                        Secrets.of(data),
                        Map.of());
        var orphan =
                ServiceProcess.start(SERVICE, FakeService.installedIn(folder), data, surroundings);
        orphan.awaitReady();

        ServiceProcess.endOrphan(SERVICE, data);

        // This test is its parent, and reaps it a moment later.
        await().atMost(Duration.ofSeconds(5))
                .until(() ->
                        ProcessHandle.of(orphan.pid()).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void a_stranger_who_got_the_pid_is_left_alone() throws Exception {
        var data = DataDirectory.at(folder.resolve("data"));
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            await().atMost(Duration.ofSeconds(5)).until(stranger::isAlive);
            Files.createDirectories(data.of(SERVICE.folder()));
            Files.writeString(
                    data.of(SERVICE.folder()).resolve("service.pid"), "" + stranger.pid());

            ServiceProcess.endOrphan(SERVICE, data);

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }
}
