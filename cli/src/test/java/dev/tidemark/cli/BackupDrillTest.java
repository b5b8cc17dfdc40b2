package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.cli.demo.Demo;
import dev.tidemark.cli.http.Api;
import dev.tidemark.cli.http.Issuer;
import dev.tidemark.cli.http.Json;
import dev.tidemark.cli.local.DataDirectory;
import dev.tidemark.cli.local.Installation;
import dev.tidemark.cli.local.LocalInstance;
import dev.tidemark.cli.local.LocalOptions;
import dev.tidemark.cli.local.RunningState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The drill, with the services as they are packaged: restore into an empty place, build every read
/// model again, and find the same.
class BackupDrillTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @TempDir Path folder;

    @BeforeEach
    void useTheServicesOfThisBuild() throws IOException {
        assumeTrue(
                EndToEndTest.isPackaged("command-service")
                        && EndToEndTest.isPackaged("query-service"),
                "not packaged yet");
        System.setProperty("tidemark.home", HOME.toString());
    }

    @AfterEach
    void forgetThem() {
        System.clearProperty("tidemark.home");
    }

    @Tag("faults")
    @Test
    void a_restored_store_gives_every_read_model_the_same_hashes() throws IOException {
        Map<String, String> before;
        try (var instance = start("old")) {
            new Demo(api(instance.state(), "anna", ""), _ -> {}).run();
            before = hashes("old");
            assertThat(typed("backup", "--data", in("old"), "--to", in("b"), "--keys-to", in("k")))
                    .contains("their keys in");
        }
        Files.createDirectories(folder.resolve("new"));
        Files.copy(
                folder.resolve("old/secrets.properties"), folder.resolve("new/secrets.properties"));

        assertThat(typed("restore", "--data", in("new"), "--from", in("b"), "--keys-from", in("k")))
                .contains("are restored");

        try (var instance = start("new")) {
            var operator = api(instance.state(), "operator", Issuer.OPERATOR);
            await().atMost(Duration.ofSeconds(60)).until(() -> isUpToDate(operator));
            assertThat(hashes("new")).hasSizeGreaterThan(5).isEqualTo(before);
        }
    }

    private LocalInstance start(String name) {
        return LocalInstance.start(
                new LocalOptions(DataDirectory.at(folder.resolve(name)), 0),
                Installation.found(),
                _ -> {});
    }

    private static Api api(RunningState state, String subject, String scope) {
        return new Api(state.url(), new Issuer(state.issuer()).token(subject, scope));
    }

    private String in(String name) {
        return folder.resolve(name).toString();
    }

    private static String typed(String... command) {
        var typed = Typed.command(command);
        assertThat(typed.err()).isEmpty();
        assertThat(typed.exitCode()).isZero();
        return typed.out();
    }

    private static boolean isUpToDate(Api operator) {
        var status = operator.get("/operator/status").body();
        var events = status.path("store").path("events").asLong();
        var projections = status.path("projections");
        return events > 0
                && !projections.isEmpty()
                && projections.valueStream().allMatch(p -> p.path("position").asLong() == events);
    }

    /// Of the live rows, which a check has just found to be what the log says.
    private Map<String, String> hashes(String name) {
        var report = Json.MAPPER.readTree(typed("check", "--data", in(name), "--json"));
        var hashes = new TreeMap<String, String>();
        for (var version : report.path("versions")) {
            for (var table : version.path("tables")) {
                hashes.put(
                        version.path("projection").asString()
                                + " "
                                + table.path("table").asString(),
                        table.path("live").path("sha256").asString());
            }
        }
        return hashes;
    }
}
