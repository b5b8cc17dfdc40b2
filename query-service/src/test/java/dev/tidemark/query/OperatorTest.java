package dev.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.query.Api.Answer;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Story;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What operators see and do.
class OperatorTest {
    private static final RunningQueryService SERVICE = RunningQueryService.SHARED;
    private final Api operator = SERVICE.as("olga", "operator");

    @Test
    void status_shows_the_store_the_relay_and_every_projection() {
        var story = SERVICE.begin("status");
        story.account("Secret", "123.45", "2026-01-01");
        SERVICE.publish(story);

        Answer answer = operator.get("/operator/status");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().at("/store/events").longValue()).isPositive();
        assertThat(answer.json().at("/store/longestLaneWaitMillis").isNumber()).isTrue();
        assertThat(answer.at("/relay/state")).isEqualTo("stopped");
        assertThat(answer.json().at("/relay/checkpoint").isNumber()).isTrue();
        assertThat(answer.json().at("/projections")).hasSize((int) SERVICE.readModels());
        assertThat(answer.body())
                .contains("\"" + SERVICE.newest("balances") + "\"", "tidemark_runner", "lagEvents")
                .doesNotContain("Secret", "123.45");
    }

    @Test
    void a_parked_household_is_listed_retried_and_skipped_with_a_reason() {
        Story story = parked();
        String path = "/operator/parked/spending/" + story.household;
        assertThat(operator.get("/operator/parked").body()).contains(story.household.toString());
        assertThat(operator.get(path).at("/parked/0/projection"))
                .isEqualTo(SERVICE.newest("spending").toString());
        assertThat(operator.get(path).at("/parked/0/cause")).contains("IllegalStateException");

        Answer silent = operator.post(path + "/retry", "{}");
        assertThat(silent.status()).isEqualTo(400);
        assertThat(silent.at("/errors/0/pointer")).isEqualTo("/reason");

        assertThat(operator.post(path + "/retry", "{\"reason\":\"try again\"}").status())
                .isEqualTo(202);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(operator.get(path).at("/parked/0/outcome")).isNotEmpty());
        Answer skipped = operator.post(path + "/skip", "{\"reason\":\"known\"}");
        assertThat(skipped.at("/parked/0/state")).isEqualTo("skipped");
        assertThat(skipped.at("/parked/0/decidedBy")).isEqualTo("olga");
        assertThat(audits("parked-retry", story.household)).isEqualTo(1);
        assertThat(audits("parked-skip", story.household)).isEqualTo(1);
        assertThat(operator.get("/operator/parked/ledger/" + story.household).status())
                .isEqualTo(404);
    }

    private static Story parked() {
        var story = SERVICE.begin("parked");
        UUID giro = story.account("Giro", "0", "2026-01-01");
        story.pays(Pay.out(giro, "1.00").in(UUID.randomUUID()));
        SERVICE.publish(story);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        SERVICE.as("olga", "operator")
                                        .get("/operator/parked/spending/" + story.household)
                                        .status()
                                == 200);
        return story;
    }

    @Test
    void the_relay_is_asked_with_a_reason_and_the_request_can_be_followed() {
        Answer resend =
                operator.post(
                        "/operator/relay/resend",
                        "{\"lane\": 3, \"from\": 7, \"reason\": \"topic has a hole\"}");
        assertThat(resend.status()).as(resend.toString()).isEqualTo(202);
        Answer request = operator.get(resend.header("Location"));
        assertThat(request.at("/kind")).isEqualTo("resend");
        assertThat(request.json().at("/lane").intValue()).isEqualTo(3);
        assertThat(request.at("/requestedBy")).isEqualTo("olga");
        assertThat(request.json().at("/doneAt").isNull()).isTrue();

        Answer rebuild = operator.post("/operator/relay/rebuild", "{\"reason\": \"restored\"}");
        assertThat(operator.get(rebuild.header("Location")).at("/kind")).isEqualTo("rebuild");
        assertThat(operator.get("/operator/relay").json().at("/openRequests").intValue())
                .isGreaterThanOrEqualTo(2);
        assertThat(operator.get("/operator/relay/requests/99999").status()).isEqualTo(404);
    }

    @Test
    void malformed_acts_are_refused_by_field() {
        assertThat(pointer("/operator/relay/resend", "{\"lane\": 256, \"from\": 1}"))
                .isEqualTo("/lane");
        assertThat(pointer("/operator/relay/resend", "{\"lane\": 1}")).isEqualTo("/from");
        assertThat(pointer("/operator/relay/resend", "{\"lane\": 1, \"from\": 1}"))
                .isEqualTo("/reason");
        for (String body :
                new String[] {
                    "{\"reason\": \"x\", \"force\": true}",
                    "{\"reason\": \"x\", \"reason\": \"y\"}",
                    "{\"reason\": \"x\"} {}",
                    "{",
                    ""
                }) {
            Answer answer = operator.post("/operator/relay/rebuild", body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.problem()).isEqualTo("malformed-request");
        }
    }

    private String pointer(String path, String body) {
        Answer answer = operator.post(path, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        return answer.at("/errors/0/pointer");
    }

    @Test
    void a_check_rebuilds_every_version_and_finds_them_equal() {
        var story = SERVICE.begin("checked");
        UUID giro = story.account("Giro", "0", "2026-01-01");
        story.pays(Pay.out(giro, "1.00"));
        SERVICE.publish(story);

        Answer started = operator.post("/operator/checks", "");
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        String location = started.header("Location");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !operator.get(location).at("/state").equals("running"));

        Answer done = operator.get(location);
        assertThat(done.at("/state")).as(done.body()).isEqualTo("passed");
        assertThat(done.json().at("/versions")).hasSize((int) SERVICE.readModels());
        assertThat(done.json().at("/versions/0/tables/0/equal").booleanValue()).isTrue();
        assertThat(operator.get("/operator/checks/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void the_service_is_ready_and_shows_no_details_to_strangers() {
        Answer ready = SERVICE.anonymous().get("/actuator/health/readiness");

        assertThat(ready.status()).as(ready.toString()).isEqualTo(200);
        assertThat(ready.body()).doesNotContain("PostgreSQL", "postgres");
        assertThat(operator.get("/actuator/prometheus").body())
                .contains("tidemark_projection_lag_events");
        assertThat(operator.get("/actuator/env").status()).isEqualTo(404);
    }

    private static long audits(String action, UUID household) {
        return SERVICE.sql()
                .sql("select count(*) from registry.audit where action = ? and subject like ?")
                .params(action, "%" + household)
                .query(Long.class)
                .single();
    }
}
