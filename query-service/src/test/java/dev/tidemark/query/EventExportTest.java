package dev.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.lines.EventLines;
import dev.tidemark.query.Api.Answer;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Story;
import dev.tidemark.store.Lane;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Events go out to those who may see them, and who say why.
class EventExportTest {
    private static final RunningQueryService SERVICE = RunningQueryService.SHARED;
    private static final EventLines LINES = new EventLines();

    private final String why = UUID.randomUUID().toString();
    private final Api inspector = SERVICE.as("ines", "operator", "operator:inspect");
    private final Story story = published("Canary Bakery");
    private final String own = "/operator/events?reason=" + why + "&households=" + story.household;

    private static Story published(String payee) {
        var story = SERVICE.begin("exported-" + UUID.randomUUID());
        UUID giro = story.account("Giro", "1.00", "2026-01-01");
        story.pays(Pay.out(giro, "1.00").payee(payee));
        SERVICE.publish(story);
        return story;
    }

    @Test
    void a_household_comes_as_it_is_stored_and_the_export_is_in_the_audit() {
        Answer answer = inspector.get(own);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        List<EventEnvelope> events = events(answer);
        assertThat(events).hasSize(4);
        assertThat(answer.header("Tidemark-Events")).isEqualTo("" + events.size());
        assertThat(events)
                .extracting(LINES::write)
                .anyMatch(line -> line.contains("Canary Bakery"));
        assertThat(events)
                .allSatisfy(e -> assertThat(e.household()).isEqualTo(story.household))
                .isSortedAccordingTo((one, other) -> Long.compare(one.laneSeq(), other.laneSeq()));
        assertThat(audits())
                .containsExactly(
                        "ines events %d of households [%s], lanes [%d]"
                                .formatted(
                                        events.size(), story.household, Lane.of(story.household)));
    }

    @Test
    void without_the_scope_or_a_reason_nothing_goes_out_and_nothing_is_recorded() {
        Answer operator = SERVICE.as("olga", "operator").get(own);
        assertThat(operator.status()).isEqualTo(403);
        assertThat(operator.at("/detail")).contains("operator:inspect");
        assertThat(SERVICE.as("ines", "operator:inspect").get(own).status()).isEqualTo(403);

        Answer silent = inspector.get("/operator/events?households=" + story.household);
        assertThat(silent.status()).isEqualTo(400);
        assertThat(silent.at("/errors/0/pointer")).isEqualTo("reason");
        assertThat(audits()).isEmpty();
    }

    @Test
    void a_slice_is_cut_by_number_and_by_time() {
        List<EventEnvelope> all = events(inspector.get(own));
        EventEnvelope second = all.get(1);

        assertThat(events(inspector.get(own + "&from=" + second.laneSeq())))
                .isEqualTo(all.subList(1, all.size()));
        assertThat(events(inspector.get(own + "&to=" + second.laneSeq())))
                .isEqualTo(all.subList(0, 2));
        assertThat(events(inspector.get(own + "&from=" + second.recordedAt())))
                .isEqualTo(all.subList(1, all.size()));
        assertThat(events(inspector.get(own + "&to=" + second.recordedAt())))
                .isEqualTo(all.subList(0, 1));
        assertThat(events(inspector.get(own + "&from=2100-01-01T00:00:00Z"))).isEmpty();
    }

    @Test
    void a_lane_and_the_whole_store_can_be_had() {
        Story other = published("Corner Shop");
        String everything = "/operator/events?reason=" + why;

        List<EventEnvelope> lane =
                events(inspector.get(everything + "&lane=" + Lane.of(other.household)));
        assertThat(lane).allMatch(e -> e.lane() == Lane.of(other.household));
        assertThat(lane).anyMatch(e -> e.household().equals(other.household));
        assertThat(events(inspector.get(everything)))
                .extracting(EventEnvelope::household)
                .contains(story.household, other.household);
        assertThat(
                        events(
                                inspector.get(
                                        own
                                                + "&lane="
                                                + (Lane.of(story.household) + 1) % Lane.COUNT)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "households, no-id, must be UUIDs",
        "lane, 256, must be 0 to 255",
        "from, yesterday, must be an instant",
        "from, 7, is a number of a lane",
        "to, 7, is a number of a lane"
    })
    void what_is_malformed_is_refused_by_parameter(String parameter, String value, String rule) {
        Answer answer = inspector.get("/operator/events?reason=x&" + parameter + "=" + value);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/errors/0/pointer")).isEqualTo(parameter);
        assertThat(answer.at("/errors/0/detail")).contains(rule);
    }

    private List<String> audits() {
        return SERVICE.sql()
                .sql(
                        """
                        select actor || ' ' || subject || ' ' || (after #>> '{}') from registry.audit
                        where action = 'events-export' and reason = ?
                        """)
                .param(why)
                .query(String.class)
                .list();
    }

    private static List<EventEnvelope> events(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.body().lines().map(line -> LINES.read(line, 1)).toList();
    }
}
