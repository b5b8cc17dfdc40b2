package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.cli.http.Answer;
import dev.tidemark.cli.http.Api;
import dev.tidemark.cli.http.Issuer;
import dev.tidemark.cli.http.Json;
import dev.tidemark.cli.local.DataDirectory;
import dev.tidemark.cli.local.RunningState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole corridor once, with the programs as they are packaged: from three bank statements to
/// reports that agree, and on to what an operator hands over and a developer tries out: exported,
/// anonymised, imported, rehearsed.
class EndToEndTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final String PAYEE = "Canary Bakery 7731";
    private static final String MEMO = "a memo that sings 9917";
    private static final Pattern DATA = Pattern.compile("Data and logs are in (\\S+)");

    @TempDir Path folder;

    @BeforeEach
    void useTheProgramsOfThisBuild() throws IOException {
        for (var program : List.of("command-service", "query-service", "rehearsal")) {
            assumeTrue(isPackaged(program), "not packaged yet");
        }
        System.setProperty("tidemark.home", HOME.toString());
    }

    @AfterEach
    void forgetThem() {
        System.clearProperty("tidemark.home");
    }

    @Test
    void statements_become_reports_and_a_rehearsal_by_somebody_who_cannot_know_whose_they_are()
            throws IOException {
        try (var demo = demo()) {
            requireReports(demo.out());
            var data = DataDirectory.at(Path.of(dataOf(demo)));
            pay(api(data));
            typed("events", "export", in("slice"), "--data", dataOf(demo), "--reason", "a test");
            demo.stop();
            assertThat(demo.err()).isEmpty();
            assertThat(data.path()).as("an ephemeral instance leaves nothing").doesNotExist();
        }
        assertThat(bytes("slice")).contains(PAYEE, MEMO);

        typed("events", "anonymise", in("slice"), in("anonymous"));
        assertThat(bytes("anonymous")).doesNotContain(PAYEE, MEMO, "Canary", "sings");

        var imported = typed("events", "import", in("anonymous"), "--data", in("copy"));
        long events = Files.readAllLines(folder.resolve("anonymous")).size();
        assertThat(imported).contains("The store has %,d events".formatted(events));

        rehearse(events);
    }

    private RunningCommand demo() throws IOException {
        var demo =
                RunningCommand.start(
                        folder, "demo", "--ephemeral", "--port", "0", "--json", in("figures"));
        demo.awaitSaying("Ctrl-C stops it");
        return demo;
    }

    private void requireReports(String said) {
        assertThat(said)
                .contains("Housing", "21,886.01", "Joint account", "agrees")
                .containsPattern(
                        "curl -H 'Authorization: Bearer \\S+' 'http://127.0.0.1:\\d+/api/v1/");
        var json = Json.MAPPER.readTree(folder.resolve("figures"));
        assertThat(json.path("accounts")).hasSize(3);
        assertThat(json.path("accounts").path(0).path("balance").asString()).isEqualTo("7419.89");
        assertThat(json.path("spending_total").asString()).isEqualTo("46620.13");
        assertThat(json.path("disagreements")).isEmpty();
    }

    private static String dataOf(RunningCommand demo) {
        return DATA.matcher(demo.out()).results().findFirst().orElseThrow().group(1);
    }

    private static Api api(DataDirectory data) {
        var state = RunningState.of(data).orElseThrow();
        return new Api(state.url(), new Issuer(state.issuer()).token("anna", ""));
    }

    private void rehearse(long events) {
        var said =
                typed(
                        "rehearse",
                        "--events",
                        in("anonymous"),
                        "--from",
                        "spending:1",
                        "--to",
                        "spending:2",
                        "--json",
                        in("report.json"),
                        "--pr",
                        in("pr.md"));
        assertThat(said)
                .contains("spending/1 -> spending/2", "no fsync", "spending_v2", "passed", "switch")
                .contains("as in the log");
        var report = Json.MAPPER.readTree(folder.resolve("report.json")).path("migration");
        assertThat(report.path("events").asLong()).isEqualTo(events);
        assertThat(report.path("passed").asBoolean()).isTrue();
        assertThat(report.path("seconds").propertyNames())
                .contains("plan", "switch", "rollback", "switch again");
        assertThat(folder.resolve("pr.md"))
                .content()
                .contains("spending --to 2", "a split payment counts line by line")
                .contains("MEDIUM: the verification passed", "-- name: net per month and currency")
                .contains("in the rehearsal it took", "CREATE UNIQUE INDEX");
    }

    /// Says more than others may know.
    private static void pay(Api api) {
        var home =
                post(
                        api,
                        "",
                        Map.of("name", "Home", "baseCurrency", "EUR", "timeZone", "Europe/Vienna"));
        var giro =
                post(
                        api,
                        "/" + home + "/accounts",
                        Map.of(
                                "name",
                                "Giro",
                                "kind",
                                "checking",
                                "openingBalance",
                                Map.of("amount", "100.00", "currency", "EUR"),
                                "openedOn",
                                "2026-01-01"));
        var food = post(api, "/" + home + "/categories", Map.of("name", "Food", "kind", "expense"));
        post(
                api,
                "/" + home + "/transactions",
                Map.of(
                        "kind",
                        "expense",
                        "account",
                        giro,
                        "amount",
                        Map.of("amount", "12.34", "currency", "EUR"),
                        "bookedOn",
                        "2026-03-14",
                        "payee",
                        PAYEE,
                        "memo",
                        MEMO,
                        "lines",
                        List.of(Map.of("category", food))));
    }

    private static String post(Api api, String below, Map<String, ?> body) {
        Answer answer = api.post("/api/v1/households" + below, body, UUID.randomUUID().toString());
        return answer.body().path("id").asString();
    }

    private String in(String name) {
        return folder.resolve(name).toString();
    }

    private String bytes(String name) throws IOException {
        return new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.ISO_8859_1);
    }

    private static String typed(String... command) {
        var typed = Typed.command(command);
        assertThat(typed.exitCode()).as(typed.err()).isZero();
        return typed.out();
    }

    static boolean isPackaged(String service) throws IOException {
        var target = HOME.resolve(service).resolve("target");
        if (!Files.isDirectory(target)) {
            return false;
        }
        try (var jars = Files.newDirectoryStream(target, "*-exec.jar")) {
            return jars.iterator().hasNext();
        }
    }
}
