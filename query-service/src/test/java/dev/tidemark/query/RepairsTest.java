package dev.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.query.Api.Answer;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Story;
import dev.tidemark.store.Lane;
import dev.tidemark.store.Position;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// An operator has rows made anew that somebody has harmed.
class RepairsTest {
    private static final RunningQueryService SERVICE = RunningQueryService.SHARED;
    private static final String REPAIRS = "/operator/repairs";
    private static final int PARTITIONS = 4;

    private final Api operator = SERVICE.as("olga", "operator");

    private Story spends(String subject) {
        Story story = SERVICE.begin(subject);
        UUID giro = story.account("Giro", "10.00", "2026-01-01");
        story.pays(Pay.out(giro, "3.00").in(story.expenses("Food")));
        Position position = SERVICE.publish(story);
        Answer known =
                SERVICE.as(subject)
                        .with("Consistency-Token", position.token())
                        .with("Prefer", "wait=10")
                        .get("/api/v1/households/" + story.household + "/balances");
        assertThat(known.at("/totals/0/amount")).as(known.toString()).isEqualTo("7.00");
        return story;
    }

    private static void harm(Story story) {
        int harmed =
                SERVICE.sql()
                        .sql(
                                "update %s.delta set amount = amount + 100 where household = ?"
                                        .formatted(SERVICE.newest("balances").schema()))
                        .param(story.household)
                        .update();
        assertThat(harmed).isPositive();
    }

    private String total(String subject, Story story) {
        return SERVICE.as(subject)
                .get("/api/v1/households/" + story.household + "/balances")
                .at("/totals/0/amount");
    }

    private Answer asked(String what) {
        return operator.post(
                REPAIRS,
                "{\"readModel\": \"balances\", %s \"reason\": \"rows are wrong\"}".formatted(what));
    }

    private Answer repaired(String what) {
        Answer started = asked(what);
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        String location = started.header("Location");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !operator.get(location).at("/state").equals("running"));
        return operator.get(location);
    }

    @Test
    void a_household_answers_again_what_the_log_says_and_an_audit_record_is_left() {
        Story story = spends("repaired");
        harm(story);
        assertThat(total("repaired", story)).isNotEqualTo("7.00");

        Answer done = repaired("\"household\": \"%s\",".formatted(story.household));

        assertThat(done.at("/state")).as(done.toString()).isEqualTo("repaired");
        assertThat(total("repaired", story)).isEqualTo("7.00");
        assertThat(done.json().at("/households").intValue()).isEqualTo(1);
        assertThat(rows(done, "delta").at("/removed").intValue()).isPositive();
        assertThat(rows(done, "account").at("/removed").intValue()).isZero();
        JsonNode description = operator.get("/openapi/v1.json").json();
        new Schemas(description)
                .require(done.json(), description.at("/components/schemas/Repair"), "a repair");
        assertThat(audits(story)).isEqualTo("olga rows are wrong");
    }

    private static JsonNode rows(Answer done, String table) {
        return done.json()
                .at("/tables")
                .valueStream()
                .filter(rows -> rows.at("/table").asString().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private static String audits(Story story) {
        return SERVICE.sql()
                .sql(
                        "select string_agg(actor || ' ' || reason, ', ') from registry.audit where action = 'repair' and subject = ?")
                .param(SERVICE.newest("balances") + " household " + story.household)
                .query(String.class)
                .single();
    }

    @Test
    void a_partition_is_repaired_with_every_household_that_it_carries() {
        Story story = spends("repaired-too");
        harm(story);
        int partition = Lane.partition(Lane.of(story.household), PARTITIONS);

        Answer done = repaired("\"partition\": %d,".formatted(partition));

        assertThat(done.at("/state")).as(done.toString()).isEqualTo("repaired");
        assertThat(done.json().at("/households").intValue()).isPositive();
        assertThat(total("repaired-too", story)).isEqualTo("7.00");
    }

    @Test
    void what_cannot_be_repaired_is_refused_by_name() {
        assertThat(asked("\"household\": \"%s\",".formatted(UUID.randomUUID())).problem())
                .isEqualTo("unknown-household");
        assertThat(asked("\"partition\": 4,").problem()).isEqualTo("unknown-partition");
        assertThat(asked("").at("/errors/0/pointer")).isEqualTo("/household");
        assertThat(
                        asked(
                                        "\"partition\": 1, \"household\": \"%s\","
                                                .formatted(UUID.randomUUID()))
                                .status())
                .isEqualTo(400);
        assertThat(
                        operator.post(
                                        REPAIRS,
                                        "{\"readModel\": \"nothing\", \"partition\": 1, \"reason\": \"x\"}")
                                .problem())
                .isEqualTo("unknown-read-model");
        assertThat(
                        operator.post(REPAIRS, "{\"readModel\": \"balances\", \"partition\": 1}")
                                .at("/errors/0/pointer"))
                .isEqualTo("/reason");
        assertThat(operator.get(REPAIRS + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(SERVICE.as("anna").post(REPAIRS, "{\"reason\": \"x\"}").status()).isEqualTo(403);
    }
}
