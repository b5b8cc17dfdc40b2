package dev.tidemark.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.command.Api;
import dev.tidemark.command.Home;
import dev.tidemark.command.RunningService;
import dev.tidemark.store.Lane;
import dev.tidemark.store.Position;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VersionsTest {
    private final RunningService service = RunningService.shared();
    private final Home home = Home.of(service);

    private String account() {
        return home.path("/accounts/" + home.account());
    }

    @Test
    void a_change_needs_the_version_that_was_read() {
        Api owner = home.owner();
        String rename = "{\"name\": \"Joint\"}";
        Api.Answer without = owner.send("PATCH", account(), rename);
        assertThat(without.problem()).isEqualTo("if-match-missing");
        assertThat(without.error()).isEqualTo("If-Match if-match-missing");
        assertThat(owner.send("PATCH", account(), rename).status()).isEqualTo(428);
        for (String any : new String[] {"*", "W/\"0\"", "0", "\"0\", \"1\"", "\"x\""}) {
            assertThat(owner.with("If-Match", any).send("PATCH", account(), rename).problem())
                    .as(any)
                    .isEqualTo("if-match-malformed");
        }
        Api.Answer renamed = owner.ifMatch(0).send("PATCH", account(), rename);
        assertThat(renamed.header("ETag")).isEqualTo("\"1\"");
        for (long stale : new long[] {0, 2}) {
            Api.Answer refused = owner.ifMatch(stale).send("PATCH", account(), rename);
            assertThat(refused.status()).isEqualTo(412);
            assertThat(refused.problem()).isEqualTo("stale-version");
            assertThat(refused.error()).isEqualTo("If-Match stale-version");
        }
    }

    @Test
    void every_change_of_a_life_has_the_next_version() {
        Api owner = home.owner();
        UUID id = home.spend("10").id();
        String path = home.path("/transactions/" + id);
        assertThat(owner.ifMatch(0).send("PUT", path, home.expense("11")).version()).isEqualTo(1);
        assertThat(owner.ifMatch(1).send("PUT", path, home.expense("11")).version()).isEqualTo(1);
        String salary = "{\"lines\": [{\"category\": \"" + home.salary() + "\"}]}";
        assertThat(owner.ifMatch(1).post(path + "/recategorise", salary).version()).isEqualTo(2);
        assertThat(owner.ifMatch(2).send("DELETE", path, "").version()).isEqualTo(3);
        assertThat(owner.ifMatch(3).send("PUT", path, home.expense("1")).problem())
                .isEqualTo("transaction-voided");
    }

    @Test
    void the_token_is_the_position_of_the_last_event() {
        Position position = Position.parse(home.spend("10").header("Consistency-Token"));
        assertThat(position.lane()).isEqualTo(Lane.of(home.id()));
        assertThat(
                        service.sql()
                                .queryForObject(
                                        "select type from event_store.event where lane = ? and lane_seq = ?",
                                        String.class,
                                        position.lane(),
                                        position.laneSeq()))
                .isEqualTo("expense-recorded");
    }

    @Test
    void actor_and_trace_are_stored_with_the_event() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        UUID id =
                home.owner()
                        .with("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                        .post(home.path("/transactions"), home.expense("1"))
                        .id();
        var row =
                service.sql()
                        .queryForMap(
                                "select actor, correlation_id, causation_id, payload from event_store.event where aggregate_id = ?",
                                id);
        assertThat(row.get("actor")).isEqualTo(home.subject());
        assertThat(row.get("correlation_id").toString().replace("-", "")).isEqualTo(trace);
        assertThat(row.get("causation_id")).isNotNull();
        assertThat(new String((byte[]) row.get("payload"), java.nio.charset.StandardCharsets.UTF_8))
                .contains("payee")
                .doesNotContain("Corner shop");
    }
}
