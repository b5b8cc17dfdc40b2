package dev.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.query.Api.Answer;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Story;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A version is retired, archived, restored, dropped and purged over HTTP.
class ArchivesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String ARCHIVES = "/operator/archives";
    private static final String MIGRATIONS = "/operator/migrations";
    private static final String ARCHIVE = ARCHIVES + "/spending-1-1";
    private static final String WHY = "{\"reason\": \"a test\"}";

    private static RunningQueryService service;
    private static Story story;
    private final Api operator = service.as("olga", "operator");

    @BeforeAll
    static void start() {
        service = new RunningQueryService(new ProjectionId("spending", 1));
        story = service.begin("archived");
        spend("3.00");
    }

    private static void spend(String amount) {
        UUID giro = story.account("Giro", "10.00", "2026-01-01");
        story.pays(Pay.out(giro, amount).in(story.expenses("Food " + amount)));
        service.publish(story);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_retired_version_comes_back_is_fed_at_once_and_goes_for_good() {
        retireVersionOne();
        Answer listed = operator.get(ARCHIVES);
        assertThat(listed.at("/archives/0/name")).as(listed.toString()).isEqualTo("spending-1-1");
        assertThat(listed.at("/archives/0/keptState")).isEqualTo("retired");

        Answer exists = operator.post(ARCHIVE + "/restore", WHY);
        assertThat(exists.problem()).as(exists.toString()).isEqualTo("schema-exists");
        assertThat(exists.at("/detail")).contains("tidemark archive drop spending-1-1");
        assertThat(operator.post(ARCHIVE + "/drop", WHY).json().at("/keptBuild").isNull()).isTrue();
        spend("4.00");

        Answer restored = operator.post(ARCHIVE + "/restore", WHY);
        assertThat(restored.at("/keptState")).as(restored.toString()).isEqualTo("following");
        described(restored);
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    JsonNode version = versionOne();
                    assertThat(version.at("/state").asString()).isEqualTo("following");
                    assertThat(version.at("/lagEvents").longValue()).isZero();
                });
        assertThat(versionOne().at("/active").booleanValue()).isFalse();

        assertThat(operator.post(ARCHIVE + "/drop", WHY).status()).isEqualTo(200);
        assertThat(operator.post(ARCHIVE + "/drop", WHY).problem()).isEqualTo("nothing-kept");
        assertThat(operator.post(ARCHIVE + "/purge", WHY).json().at("/archives")).isEmpty();
        assertThat(operator.post(ARCHIVE + "/purge", WHY).problem()).isEqualTo("unknown-archive");
        assertThat(audited())
                .isEqualTo(
                        "olga archive drop, olga archive restore, olga archive drop, olga archive purge");
    }

    private void retireVersionOne() {
        Answer started =
                operator.post(
                        MIGRATIONS,
                        "{\"readModel\": \"spending\", \"version\": 2, \"reason\": \"a test\"}");
        String migration = started.header("Location");
        awaitPhase(migration, "ready");
        String id = migration.substring(migration.lastIndexOf('/') + 1);
        Answer live =
                operator.post(
                        MIGRATIONS + "/switch",
                        "{\"migrations\": [%s], \"reason\": \"a test\"}".formatted(id));
        assertThat(live.status()).as(live.toString()).isEqualTo(200);
        operator.post(migration + "/retire", WHY);
        awaitPhase(migration, "retired");
    }

    private void awaitPhase(String migration, String phase) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(operator.get(migration).at("/phase")).isEqualTo(phase));
    }

    private void described(Answer archive) {
        JsonNode description = operator.get("/openapi/v1.json").json();
        new Schemas(description)
                .require(
                        archive.json(),
                        description.at("/components/schemas/Archive"),
                        "an archive");
    }

    private JsonNode versionOne() {
        return operator.get("/operator/projections")
                .json()
                .at("/readModels")
                .valueStream()
                .filter(one -> one.at("/readModel").asString().equals("spending"))
                .flatMap(one -> one.at("/versions").valueStream())
                .filter(version -> version.at("/version").intValue() == 1)
                .findFirst()
                .orElseThrow();
    }

    private static String audited() {
        return service.sql()
                .sql(
                        "select string_agg(actor || ' ' || action, ', ' order by id) from registry.audit where subject = 'spending-1-1'")
                .query(String.class)
                .single();
    }

    @Test
    void what_is_unknown_or_has_no_reason_is_refused_by_name() {
        for (String command : new String[] {"restore", "drop", "purge"}) {
            Answer unknown = operator.post(ARCHIVES + "/ledger-9-9/" + command, WHY);
            assertThat(unknown.problem()).as(command).isEqualTo("unknown-archive");
            assertThat(unknown.at("/detail")).contains("tidemark archive list");
            assertThat(
                            operator.post(ARCHIVES + "/ledger-9-9/" + command, "{}")
                                    .at("/errors/0/pointer"))
                    .isEqualTo("/reason");
        }
    }

    @Test
    void only_operators_come_here() {
        assertThat(service.anonymous().get(ARCHIVES).status()).isEqualTo(401);
        assertThat(service.as("anna").get(ARCHIVES).status()).isEqualTo(403);
        assertThat(service.as("anna").post(ARCHIVE + "/purge", WHY).status()).isEqualTo(403);
    }
}
