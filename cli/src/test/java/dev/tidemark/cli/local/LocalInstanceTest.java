package dev.tidemark.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.embedded.LoopbackPort;
import dev.tidemark.embedded.ServerDirectory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalInstanceTest {
    @TempDir Path folder;

    private final List<String> said = new ArrayList<>();
    private Installation installation;
    private DataDirectory data;

    @BeforeEach
    void install() throws Exception {
        installation = FakeService.installedIn(folder.resolve("a home"));
        data = DataDirectory.at(folder.resolve("some data"));
    }

    @Test
    void runs_everything_behind_one_url_and_leaves_nothing_running() throws Exception {
        List<ProcessHandle> others = ProcessHandle.current().descendants().toList();
        List<ProcessHandle> children;
        try (var instance = start(0)) {
            var state = RunningState.of(data).orElseThrow();
            assertThat(state).isEqualTo(instance.state());
            assertThat(status(state.url().resolve("/actuator/health"))).isEqualTo(200);
            assertThat(status(URI.create(state.issuer() + "/jwks"))).isEqualTo(200);
            children =
                    ProcessHandle.current()
                            .descendants()
                            .filter(child -> !others.contains(child))
                            .toList();
            assertThat(children).hasSizeGreaterThanOrEqualTo(4);
        }
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(data.stateFile()).doesNotExist();
        assertThat(said).anyMatch(line -> line.contains("some data"));
    }

    @Test
    void a_service_that_dies_is_told_with_the_end_of_its_log() throws Exception {
        try (var instance = start(0)) {
            var death = CompletableFuture.supplyAsync(instance::awaitDeath);
            var pid = Files.readString(data.of("query-service").resolve("service.pid"));
            ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();

            assertThat(death.get(20, TimeUnit.SECONDS))
                    .startsWith("query-service ended with exit code 137")
                    .contains("service.log");
        }
    }

    @Test
    void a_directory_in_use_is_refused_with_the_process_id() {
        var claim = ServerDirectory.claim(data.path());
        try {
            assertThatThrownBy(() -> start(0))
                    .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
        } finally {
            claim.close();
        }
    }

    @Test
    void a_busy_port_is_refused_before_anything_is_started() throws Exception {
        try (var busy = new ServerSocket(0, 1, InetAddress.getByName(LoopbackPort.HOST))) {
            assertThatThrownBy(() -> start(busy.getLocalPort()))
                    .hasMessageContaining("127.0.0.1:" + busy.getLocalPort());
        }
        assertThat(data.of("postgres")).doesNotExist();
    }

    @Test
    void an_installation_without_its_services_says_how_to_build_them() {
        assertThatThrownBy(() ->
                        LocalInstance.start(
                                new LocalOptions(data, 0), new Installation(folder), said::add))
                .hasMessageContaining("./mvnw package");
    }

    private LocalInstance start(int port) {
        return LocalInstance.start(new LocalOptions(data, port), installation, said::add);
    }

    private static int status(URI url) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
