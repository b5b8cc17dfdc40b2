package dev.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.query.Api.Answer;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Statements;
import dev.tidemark.readmodel.Story;
import dev.tidemark.store.Position;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Lists that are longer than a page.
class PagingTest {
    private static final RunningQueryService SERVICE = RunningQueryService.SHARED;
    private final String subject = "pages-" + UUID.randomUUID();
    private final Story story = SERVICE.begin(subject);
    private final UUID giro = story.account("Giro", "0", "2020-01-01");
    private final String transactions = "/api/v1/households/" + story.household + "/transactions";

    @Test
    void pages_are_not_disturbed_by_what_is_recorded_meanwhile() {
        List<UUID> recorded = new ArrayList<>();
        for (int n = 0; n < 30; n++) {
            recorded.add(story.pays(Pay.out(giro, "1.00").on(day(n / 3))));
        }
        Position position = SERVICE.publish(story);

        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            Answer page = page(position, next);
            page.json().at("/transactions").forEach(t -> seen.add(t.at("/id").asString()));
            next = page.at("/next");
            story.pays(Pay.out(giro, "1.00").on(day(100)));
            position = SERVICE.publish(story);
        } while (!next.isEmpty());

        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        recorded.stream().map(UUID::toString).toList());
    }

    @Test
    void a_cursor_is_good_for_its_own_list_only() {
        var statements = new Statements(story, giro);
        statements.uploads();
        for (int n = 0; n < 3; n++) {
            story.pays(Pay.out(giro, "1.00"));
        }
        Position position = SERVICE.publish(story);
        String cursor = page(position, "").at("/next");
        assertThat(cursor).isEmpty();
        cursor = read(position, transactions + "?limit=1").at("/next");

        assertThat(read(position, transactions + "?cursor=" + cursor).status()).isEqualTo(200);
        String tampered = cursor.substring(0, cursor.length() - 2) + "AA";
        assertThat(read(position, transactions + "?cursor=" + tampered).status()).isEqualTo(400);
        String imports = "/api/v1/households/" + story.household + "/imports";
        assertThat(read(position, imports + "?cursor=" + cursor).status()).isEqualTo(400);

        Story other = SERVICE.begin(subject);
        String others = "/api/v1/households/" + other.household + "/transactions?cursor=" + cursor;
        assertThat(SERVICE.as(subject).get(others).status()).isEqualTo(400);
    }

    @Test
    void imports_come_page_by_page_too() {
        for (int n = 0; n < 3; n++) {
            new Statements(story, giro).uploads();
        }
        Position position = SERVICE.publish(story);
        String imports = "/api/v1/households/" + story.household + "/imports?limit=2";

        Answer first = read(position, imports);
        Answer second = read(position, imports + "&cursor=" + first.at("/next"));
        List<JsonNode> all = new ArrayList<>();
        first.json().at("/imports").forEach(all::add);
        second.json().at("/imports").forEach(all::add);

        assertThat(all).extracting(one -> one.at("/id").asString()).doesNotHaveDuplicates();
        assertThat(all).hasSize(3);
        assertThat(second.json().at("/next").isNull()).isTrue();
    }

    private static LocalDate day(int n) {
        return LocalDate.parse("2026-01-01").plusDays(n);
    }

    private Answer page(Position position, String cursor) {
        return read(
                position,
                transactions + "?limit=7" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
    }

    private Answer read(Position position, String path) {
        return SERVICE.as(subject)
                .with("Consistency-Token", position.token())
                .with("Prefer", "wait=10")
                .get(path);
    }
}
