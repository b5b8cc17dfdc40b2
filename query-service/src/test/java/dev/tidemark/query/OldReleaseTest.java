package dev.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.query.Api.Answer;
import dev.tidemark.readmodel.Story;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// An old release is deployed again after a newer one has switched a read model: it is not ready
/// and gives no answer, until the switch is taken back.
class OldReleaseTest {
    private static final RunningQueryService service =
            new RunningQueryService(new ProjectionId("balances", 1));

    @AfterAll
    static void stop() {
        service.close();
    }

    private static int ready() {
        return service.anonymous().get("/actuator/health/readiness").status();
    }

    /// As the newer release would have left it: a version of its own that is fed and answers.
    private static void switchTo(int version) {
        service.sql()
                .sql(
                        """
                        insert into registry.build (read_model, version, build, schema_name, state, store_id)
                        select read_model, ?, build, 'balances_v9', 'live', store_id
                        from registry.build where read_model = 'balances' and version = 1
                        on conflict do nothing
                        """)
                .param(version)
                .update();
        service.sql()
                .sql("update registry.active_version set version = ? where read_model = 'balances'")
                .param(version)
                .update();
    }

    private static void copySchema() {
        service.sql().sql("create schema balances_v9").update();
        for (String table :
                new String[] {
                    "checkpoint_topic", "checkpoint_partition", "checkpoint_lane", "parked"
                }) {
            service.sql()
                    .sql(
                            "create table balances_v9.%1$s (like balances_v1.%1$s including all); insert into balances_v9.%1$s select * from balances_v1.%1$s"
                                    .formatted(table))
                    .update();
        }
        service.sql()
                .sql(
                        "grant usage on schema balances_v9 to tidemark_query, tidemark_runner; grant select on all tables in schema balances_v9 to tidemark_query, tidemark_runner")
                .update();
    }

    @Test
    void it_is_not_ready_and_says_which_version_it_lacks_instead_of_answering_from_another() {
        Story story = service.begin("left-behind");
        UUID household = story.household;
        story.account("Giro", "10.00", "2026-01-01");
        service.publish(story);
        Api anna = service.as("left-behind");
        String balances = "/api/v1/households/" + household + "/balances";
        await().atMost(Duration.ofSeconds(20)).until(() -> anna.get(balances).status() == 200);
        await().atMost(Duration.ofSeconds(20)).until(() -> ready() == 200);

        copySchema();
        switchTo(9);
        Answer refused = anna.get(balances);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
        assertThat(refused.body()).contains("balances/9");
        assertThat(ready()).isEqualTo(503);
        assertThat(service.as("olga", "operator").get("/operator/doctor").body())
                .contains("no-code", "balances/9");

        switchTo(1);
        assertThat(anna.get(balances).status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> ready() == 200);
    }
}
