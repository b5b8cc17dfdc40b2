package dev.tidemark.event.anonymous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.Personal;
import dev.tidemark.event.Text;
import dev.tidemark.event.json.EventCatalog;
import dev.tidemark.event.lines.Envelopes;
import dev.tidemark.event.lines.EventLines;
import dev.tidemark.store.Lane;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnonymiserTest {
    private static final Pattern PSEUDONYM =
            Pattern.compile(
                    "(id|text)-[0-9a-f]{16}|[0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-\\w{12}");
    private static final EventLines LINES = new EventLines();
    private static final List<EventEnvelope> HISTORY = Envelopes.all();

    private final Anonymiser anonymiser = new Anonymiser();

    @Test
    void what_was_written_by_people_is_nowhere_in_it() {
        String whole = String.join("\n", anonymous(anonymiser));

        assertThat(whole)
                .doesNotContain(
                        "Coffee", "espressi", "Giro", "Joint", "Groceries", "Food", "Home", "anna")
                .doesNotContain("Anna", "example.org", "AT6119", "march.csv", "REF-1", "no date")
                .doesNotContain("abab", "cdcd", "01930000-0000-7000");
    }

    /// Also that every id, wherever it stands, has one pseudonym, and no two have the same.
    @Test
    void mapped_back_it_is_what_it_was() {
        Map<String, String> names = new HashMap<>();
        for (EventEnvelope envelope : HISTORY) {
            EventEnvelope other = anonymiser.rewrite(envelope);
            same(tree(envelope), tree(other), names, "");
        }

        assertThat(new HashSet<>(names.values())).hasSameSizeAs(names.keySet());
        assertThat(names).containsKeys("City Coffee", "anna", "Giro");
    }

    private static void same(JsonNode one, JsonNode other, Map<String, String> names, String at) {
        assertThat(other.getNodeType()).as(at).isEqualTo(one.getNodeType());
        assertThat(other.size()).as(at).isEqualTo(one.size());
        if (one.isString() && !one.equals(other)) {
            assertThat(other.asString()).as(at).matches(PSEUDONYM);
            String known = names.putIfAbsent(one.asString(), other.asString());
            assertThat(other.asString()).as(at).isEqualTo(known == null ? other.asString() : known);
        } else if (one.isValueNode() && !at.endsWith("/lane")) {
            assertThat(other).as(at).isEqualTo(one);
        }
        for (int i = 0; i < one.size() && one.isArray(); i++) {
            same(one.get(i), other.get(i), names, at + "/" + i);
        }
        if (one.isObject() && !at.endsWith("/profile")) {
            one.properties()
                    .forEach(field ->
                            same(
                                    field.getValue(),
                                    other.path(field.getKey()),
                                    names,
                                    at + "/" + field.getKey()));
        }
    }

    private static JsonNode tree(EventEnvelope envelope) {
        return JsonMapper.shared().readTree(LINES.write(envelope));
    }

    @Test
    void another_run_gives_other_pseudonyms() {
        Set<String> one = new HashSet<>(pseudonyms(anonymiser));

        assertThat(one).hasSizeGreaterThan(50);
        assertThat(pseudonyms(new Anonymiser())).doesNotContainAnyElementsOf(one);
    }

    private static List<String> pseudonyms(Anonymiser anonymiser) {
        return anonymous(anonymiser).stream()
                .flatMap(line -> PSEUDONYM.matcher(line).results().map(found -> found.group()))
                .toList();
    }

    private static List<String> anonymous(Anonymiser anonymiser) {
        return HISTORY.stream().map(anonymiser::rewrite).map(LINES::write).toList();
    }

    @Test
    void lanes_are_those_of_the_new_households_with_dense_numbers() {
        Map<Integer, Long> heads = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            EventEnvelope first = HISTORY.get(i % HISTORY.size());
            EventEnvelope other = anonymiser.rewrite(in(new UUID(9, i % 600), first));

            assertThat(other.lane()).isEqualTo(Lane.of(other.household()));
            assertThat(other.laneSeq()).isEqualTo(heads.merge(other.lane(), 1L, Long::sum));
        }
    }

    private static EventEnvelope in(UUID household, EventEnvelope e) {
        return new EventEnvelope(
                e.store(),
                Lane.of(household),
                5_000,
                e.eventId(),
                household,
                e.aggregate(),
                e.aggregateSeq(),
                e.recordedAt(),
                e.actor(),
                e.correlation(),
                e.causation(),
                e.event());
    }

    @Test
    void an_erased_text_stays_erased() {
        assertThat(new Pseudonyms().personal(Personal.of(Personal.ERASED)).text())
                .isEqualTo(Personal.ERASED);
    }

    static Stream<EventCatalog.Entry> catalogue() {
        return new EventCatalog().entries().stream();
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void every_text_and_every_id_of_every_event_is_classified(EventCatalog.Entry entry) {
        assertThat(new Rewrites(new Pseudonyms()).of(entry.record())).isNotNull();
    }

    private record Rated(UUID account, @Text(Text.Kind.CODE) String word, List<Named> named) {}

    private record Named(String nickname) {}

    private record Weighed(BigDecimal weight) {}

    @Test
    void a_text_that_nobody_classified_is_refused_by_name() {
        assertThatThrownBy(() -> new Rewrites(new Pseudonyms()).of(Rated.class))
                .isInstanceOf(Unclassified.class)
                .hasMessage(
                        "Named.nickname is a String, and nothing says what is in it: make it Personal, or mark it with @Text");
        assertThatThrownBy(() -> new Rewrites(new Pseudonyms()).of(Weighed.class))
                .hasMessageStartingWith("Weighed.weight is a BigDecimal");
    }
}
