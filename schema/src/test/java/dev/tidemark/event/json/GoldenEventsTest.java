package dev.tidemark.event.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.event.AccountEvent.AccountOpened;
import dev.tidemark.event.Event;
import dev.tidemark.personal.FixedKeys;
import dev.tidemark.personal.PersonalCipher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// The released form of every event. To add the file of a new event or revision, run once with
/// `-Dtidemark.golden.write=true`; a file that exists is never overwritten.
class GoldenEventsTest {
    private static final PersonalCipher CIPHER = new PersonalCipher(new FixedKeys());
    private static final EventJson JSON = new EventJson(CIPHER);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Map<Class<?>, Event> EXAMPLES =
            EventExamples.all().stream()
                    .collect(Collectors.toMap(Event::getClass, Function.identity()));

    static Stream<EventCatalog.Entry> catalogue() {
        return JSON.catalog().entries().stream();
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void each_event_is_read_from_and_written_as_its_golden_file(EventCatalog.Entry entry)
            throws IOException {
        Event example = EXAMPLES.get(entry.record());
        assertThat(example).as("EventExamples lacks %s", entry.type()).isNotNull();
        byte[] written = JSON.write(example, EventExamples.HOUSEHOLD);
        byte[] golden = golden(entry.type(), entry.revision(), written);

        assertThat(JSON.read(entry.type(), entry.revision(), golden)).isEqualTo(example);
        assertThat(revealed(MAPPER.readTree(written))).isEqualTo(revealed(MAPPER.readTree(golden)));
    }

    @Test
    void an_account_of_revision_1_is_on_budget() throws IOException {
        Event lifted = JSON.read("account-opened", 1, golden("account-opened", 1, new byte[0]));

        assertThat(lifted).isEqualTo(EXAMPLES.get(AccountOpened.class));
    }

    @Test
    void an_unknown_type_or_a_newer_revision_says_that_a_newer_release_is_needed() {
        assertThatThrownBy(() -> JSON.read("budget-planned", 1, new byte[0]))
                .isInstanceOf(NeedsNewerRelease.class)
                .hasMessageContaining("budget-planned revision 1 needs a newer release");
        assertThatThrownBy(() -> JSON.read("expense-recorded", 99, new byte[0]))
                .isInstanceOf(NeedsNewerRelease.class);
    }

    @Test
    void no_plain_personal_text_is_in_a_golden_file() {
        for (Event example : EXAMPLES.values()) {
            String json =
                    new String(
                            JSON.write(example, EventExamples.HOUSEHOLD), StandardCharsets.UTF_8);
            assertThat(json)
                    .doesNotContain(
                            "Coffee",
                            "Giro",
                            "Anna",
                            "anna@",
                            "ben@",
                            "Home",
                            "Groceries",
                            "REF-1",
                            "march.csv",
                            "AT61");
        }
    }

    private static byte[] golden(String type, int revision, byte[] ifNew) throws IOException {
        String name = "/events/%s.v%d.json".formatted(type, revision);
        Path source = Path.of("src/test/resources" + name);
        if (Boolean.getBoolean("tidemark.golden.write") && !Files.exists(source)) {
            Files.write(
                    source,
                    MAPPER.writerWithDefaultPrettyPrinter()
                            .writeValueAsBytes(MAPPER.readTree(ifNew)));
        }
        try (InputStream file =
                Files.exists(source)
                        ? Files.newInputStream(source)
                        : GoldenEventsTest.class.getResourceAsStream(name)) {
            assertThat(file).as("no golden file %s: see this class's doc", name).isNotNull();
            return file.readAllBytes();
        }
    }

    /// Ciphertext differs from run to run; what it says must not.
    private static JsonNode revealed(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.propertyNames().forEach(name -> object.set(name, revealed(object.get(name))));
        } else if (node.isArray()) {
            node.forEach(GoldenEventsTest::revealed);
        } else if (node.isString() && node.stringValue().length() > 60) {
            return reveal(node.stringValue());
        }
        return node;
    }

    private static JsonNode reveal(String text) {
        try {
            return StringNode.valueOf(CIPHER.decrypt(text).text());
        } catch (RuntimeException _) {
            return StringNode.valueOf(text);
        }
    }
}
