package dev.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.query.Api.Answer;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// An operator takes read models to other versions over HTTP, in a service where an older version
/// of spending answers.
class MigrationsTest {
    private static final String MIGRATIONS = "/operator/migrations";
    private static final String WHY = "{\"reason\": \"a test\"}";

    private static RunningQueryService service;
    private final Api operator = service.as("olga", "operator");

    @BeforeAll
    static void start() {
        service = new RunningQueryService(new ProjectionId("spending", 1));
        for (int i = 0; i < 3; i++) {
            Story story = service.begin("moves-" + i);
            UUID giro = story.account("Giro", "10.00", "2026-01-01");
            UUID food = story.expenses("Food");
            story.pays(Pay.out(giro, "3.00").in(food));
            service.publish(story);
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private String open(String readModel, String more) {
        Answer started =
                operator.post(
                        MIGRATIONS,
                        "{\"readModel\": \"%s\"%s, \"reason\": \"a test\"}"
                                .formatted(readModel, more));
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        assertThat(started.at("/phase")).isIn("planned", "preparing", "building");
        return started.header("Location");
    }

    /// The version that answers, to be built once more.
    private String again(String readModel) {
        return ", \"version\": " + answering(readModel);
    }

    /// The states that a watcher sees until the end of the stream.
    private List<JsonNode> watched(String migration) {
        Answer stream = operator.with("Accept", "text/event-stream").get(migration + "/watch");
        assertThat(stream.status()).as(stream.toString()).isEqualTo(200);
        assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
        return stream.body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> Api.JSON.readTree(line.substring(6)))
                .toList();
    }

    private Answer act(String migration, String command) {
        return operator.post(migration + "/" + command, WHY);
    }

    private Answer switchOver(String migration) {
        String id = migration.substring(migration.lastIndexOf('/') + 1);
        return operator.post(
                MIGRATIONS + "/switch",
                "{\"migrations\": [%s], \"reason\": \"a test\"}".formatted(id));
    }

    @Test
    void is_built_watched_switched_rolled_back_and_retired_with_a_history() {
        String migration = open("spending", ", \"version\": 2");

        JsonNode ready = watched(migration).getLast();
        assertThat(ready.at("/phase").asString()).as(ready.toString()).isEqualTo("ready");
        JsonNode description = operator.get("/openapi/v1.json").json();
        new Schemas(description)
                .require(
                        ready,
                        description.at("/components/schemas/MigrationState"),
                        "the state of a migration");
        assertThat(ready.at("/closedGates")).isEmpty();
        assertThat(ready.at("/next").valueStream().map(JsonNode::asString))
                .contains("switch", "abort");
        assertThat(ready.at("/lag/events").longValue()).isZero();
        assertThat(operator.get(migration + "/report").json().at("/passed").booleanValue())
                .isTrue();

        Answer live = switchOver(migration);
        assertThat(live.at("/migrations/0/phase")).as(live.toString()).isEqualTo("live");
        assertThat(answering("spending")).isEqualTo(2);
        assertThat(act(migration, "abort").problem()).isEqualTo("wrong-phase");

        assertThat(act(migration, "rollback").at("/phase")).isEqualTo("ready");
        assertThat(answering("spending")).isEqualTo(1);
        assertThat(switchOver(migration).status()).isEqualTo(200);
        assertThat(act(migration, "retire").status()).isEqualTo(200);
        assertThat(watched(migration).getLast().at("/phase").asString()).isEqualTo("retired");
        assertThat(act(migration, "rollback").status()).isEqualTo(409);
        assertThat(actions(migration))
                .containsSubsequence(
                        "migration-start olga",
                        "switch olga",
                        "rollback olga",
                        "switch olga",
                        "migration-retire olga");
    }

    private List<String> actions(String migration) {
        return operator.get(migration + "/history")
                .json()
                .at("/records")
                .valueStream()
                .map(one -> one.at("/action").asString() + " " + one.at("/actor").asString())
                .toList();
    }

    /// The version of a read model that answers.
    private int answering(String readModel) {
        return operator.get("/operator/projections")
                .json()
                .at("/readModels")
                .valueStream()
                .filter(one -> one.at("/readModel").asString().equals(readModel))
                .flatMap(one -> one.at("/versions").valueStream())
                .filter(version -> version.at("/active").booleanValue())
                .map(version -> version.at("/version").intValue())
                .findFirst()
                .orElseThrow();
    }

    /// Those of the relay are of the other service.
    private static List<String> metersOfAlerts() throws IOException {
        String alerts = Files.readString(Path.of("..", "docs", "alerts.yml"));
        return Pattern.compile("\\btidemark_(?!relay_)[a-z_]+")
                .matcher(alerts)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void what_is_not_possible_is_refused_with_the_reason_and_nothing_changes() throws IOException {
        int answering = answering("balances");
        String migration = open("balances", again("balances") + ", \"hours\": \"" + never() + "\"");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> operator.get(migration).at("/phase").equals("building"));

        assertThat(start("balances", again("balances")).problem()).isEqualTo("migration-open");
        assertThat(switchOver(migration).problem()).isEqualTo("wrong-phase");
        assertThat(act(migration, "retire").problem()).isEqualTo("wrong-phase");
        assertThat(operator.get(migration + "/report").problem()).isEqualTo("no-report");
        assertThat(operator.get(migration).at("/progress/total")).isNotEqualTo("0");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(operator.get("/actuator/prometheus").body())
                                .containsPattern(
                                        "tidemark_migration_phase\\{.*phase=\"building\".*read_model=\"balances\".*} 1")
                                .contains("tidemark_migration_build_rate"));
        String meters = operator.get("/actuator/prometheus").body();
        assertThat(metersOfAlerts())
                .isNotEmpty()
                .allSatisfy(meter -> assertThat(meters).contains("# TYPE " + meter + " "));
        assertThat(
                        operator.post(
                                        migration + "/throttle",
                                        "{\"eventsPerSecond\": 0, \"reason\": \"x\"}")
                                .status())
                .isEqualTo(400);
        assertThat(act(migration, "pause").json().at("/paused").booleanValue()).isTrue();
        assertThat(act(migration, "resume").json().at("/paused").booleanValue()).isFalse();

        assertThat(act(migration, "abort").at("/phase")).isEqualTo("aborting");
        assertThat(watched(migration).getLast().at("/phase").asString()).isEqualTo("aborted");
        assertThat(answering("balances")).isEqualTo(answering);
    }

    /// Hours that are not now, whatever the time.
    private static String never() {
        var past =
                java.time.LocalTime.now(java.time.ZoneOffset.UTC)
                        .minusHours(2)
                        .withNano(0)
                        .withSecond(0);
        return past + "-" + past.plusMinutes(10);
    }

    private Answer start(String readModel, String more) {
        return operator.post(
                MIGRATIONS,
                "{\"readModel\": \"%s\"%s, \"reason\": \"a test\"}".formatted(readModel, more));
    }

    @Test
    void what_is_unknown_or_malformed_is_refused_by_name() {
        assertThat(start("spendings", "").problem()).isEqualTo("unknown-read-model");
        assertThat(start("household", "").problem()).isEqualTo("unknown-version");
        assertThat(start("household", ", \"version\": 1, \"throttle\": 0").status()).isEqualTo(400);
        assertThat(start("household", ", \"version\": 1, \"hours\": \"at night\"").status())
                .isEqualTo(400);
        assertThat(
                        operator.post(MIGRATIONS, "{\"readModel\": \"household\"}")
                                .at("/errors/0/pointer"))
                .isEqualTo("/reason");
        assertThat(operator.post(MIGRATIONS, WHY).at("/errors/0/pointer")).isEqualTo("/readModel");
        assertThat(operator.post(MIGRATIONS + "/switch", WHY).at("/errors/0/pointer"))
                .isEqualTo("/migrations");
        for (String path : List.of("", "/report", "/history", "/watch")) {
            Answer answer = operator.with("Accept", "*/*").get(MIGRATIONS + "/99999" + path);
            assertThat(answer.problem()).as(path).isEqualTo("unknown-migration");
        }
        assertThat(act(MIGRATIONS + "/99999", "abort").status()).isEqualTo(404);
    }

    @Test
    void values_are_for_inspectors_who_say_why() {
        String migration = open("imports", again("imports"));
        watched(migration);
        String values = migration + "/report?values=true";
        Api inspector = service.as("ines", "operator", "operator:inspect");

        assertThat(operator.get(values + "&reason=look").status()).isEqualTo(403);
        assertThat(inspector.get(values).at("/errors/0/pointer")).isEqualTo("reason");
        assertThat(inspector.get(values + "&reason=look").status()).isEqualTo(200);
        assertThat(actions(migration)).contains("migration-inspect ines");
        assertThat(operator.get(migration + "/report").body()).doesNotContain("\"values\":{");
        act(migration, "abort");
    }

    @Test
    void closed_gates_are_named_and_passed_by_only_with_force_which_leaves_a_record() {
        String migration = open("ledger", again("ledger"));
        watched(migration);
        String id = migration.substring(migration.lastIndexOf('/') + 1);
        service.sql()
                .sql(
                        "insert into registry.shadow_difference (migration, household, lane_seq, question) values (?, ?, 1, 'a question')")
                .params(Long.parseLong(id), UUID.randomUUID())
                .update();

        Answer refused = switchOver(migration);
        assertThat(refused.problem()).as(refused.toString()).isEqualTo("gates-closed");
        assertThat(refused.at("/errors/0/detail")).contains("answered differently in shadow");
        assertThat(operator.get("/operator/doctor").body()).contains("closed-gate", "in shadow");

        Answer forced =
                operator.post(
                        MIGRATIONS + "/switch",
                        "{\"migrations\": [%s], \"force\": true, \"reason\": \"known\"}"
                                .formatted(id));
        // The rows of a rebuild replace those of the live version: there is nothing to switch back.
        assertThat(forced.at("/migrations/0/phase"))
                .as(forced.toString())
                .isIn("retiring", "retired");
        assertThat(actions(migration)).contains("migration-force olga");
    }

    @Test
    void a_version_that_another_changelog_built_is_not_answered_for_until_it_is_adopted() {
        int version = answering("household");
        service.sql()
                .sql("update registry.build set code = 'another' where read_model = 'household'")
                .update();
        assertThat(ready().status()).isEqualTo(503);
        assertThat(operator.get("/operator/doctor").body())
                .contains("tidemark migrate adopt household " + version);

        String adopt = "/operator/projections/household/%d/adopt".formatted(version);
        assertThat(operator.post(adopt, WHY).at("/adopted")).isEqualTo("household/" + version);

        assertThat(ready().status()).isEqualTo(200);
        assertThat(operator.post(adopt, WHY).problem()).isEqualTo("nothing-to-adopt");
    }

    @Test
    void a_schema_that_was_altered_is_seen_by_health_and_doctor_and_readers_are_served_on() {
        String schema = "household_v" + answering("household");
        assertThat(health()).isEqualTo(200);
        service.sql().sql("alter table %s.member add note text".formatted(schema)).update();
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> health() == 503);
            assertThat(ready().status()).isEqualTo(200);
            assertThat(operator.get("/operator/doctor").body())
                    .contains(
                            "schema-drift",
                            schema,
                            "column member.note text is in no changeset",
                            "put %s right by hand".formatted(schema));
        } finally {
            service.sql().sql("alter table %s.member drop note".formatted(schema)).update();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> health() == 200);
    }

    private static int health() {
        return service.anonymous().get("/actuator/health").status();
    }

    private static Answer ready() {
        return service.anonymous().get("/actuator/health/readiness");
    }

    @Test
    void only_operators_come_here() {
        for (String path : List.of(MIGRATIONS, MIGRATIONS + "/1/watch", "/operator/projections")) {
            assertThat(service.anonymous().get(path).status()).as(path).isEqualTo(401);
            assertThat(service.as("anna").get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(service.as("anna").post(MIGRATIONS, WHY).status()).isEqualTo(403);
        assertThat(service.as("anna").post(MIGRATIONS + "/1/switch", WHY).status()).isEqualTo(403);
    }
}
