package dev.tidemark.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.json.EventCatalog;
import dev.tidemark.event.json.EventExamples;
import dev.tidemark.event.json.EventJson;
import dev.tidemark.personal.FixedKeys;
import dev.tidemark.personal.PersonalCipher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The released forms of the events.
final class GoldenEvents {
    private static final EventJson JSON = new EventJson(new PersonalCipher(new FixedKeys()));
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static String path(EventCatalog.Entry entry) {
        return path(entry, entry.revision());
    }

    private static String path(EventCatalog.Entry entry, int revision) {
        return "/events/%s.v%d.json".formatted(entry.type(), revision);
    }

    private static byte[] read(EventCatalog.Entry entry, int revision) {
        String path = path(entry, revision);
        try (var stream = GoldenEvents.class.getResourceAsStream(path)) {
            assertThat(stream).as("no golden file %s: see GoldenEventsTest", path).isNotNull();
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode tree(EventCatalog.Entry entry, int revision) {
        return (ObjectNode) MAPPER.readTree(read(entry, revision));
    }

    String example(EventCatalog.Entry entry) {
        return MAPPER.writerWithDefaultPrettyPrinter()
                .writeValueAsString(tree(entry, entry.revision()));
    }

    /// The first revision whose golden file has the field.
    String since(EventCatalog.Entry entry, String field) {
        int revision = 1;
        while (revision < entry.revision() && !tree(entry, revision).has(field)) {
            revision++;
        }
        return String.valueOf(revision);
    }

    /// What upcasters do to an event of an older revision: the fields that it then has otherwise.
    String lifted(EventCatalog.Entry entry, int revision) {
        ObjectNode before = tree(entry, revision);
        byte[] lifted =
                JSON.write(
                        JSON.read(entry.type(), revision, read(entry, revision)),
                        EventExamples.HOUSEHOLD);
        var after = (ObjectNode) MAPPER.readTree(lifted);
        List<String> added =
                after.propertyNames().stream()
                        .filter(field -> !before.has(field))
                        .map(field -> "adds `%s` as `%s`".formatted(field, text(after.get(field))))
                        .toList();
        List<String> removed =
                before.propertyNames().stream()
                        .filter(field -> !after.has(field))
                        .map("removes `%s`"::formatted)
                        .toList();
        assertThat(added.size() + removed.size())
                .as("what revision %d of %s lacks", revision, entry.type())
                .isPositive();
        return String.join(", ", added)
                + (added.isEmpty() || removed.isEmpty() ? "" : ", ")
                + String.join(", ", removed);
    }

    private static String text(JsonNode value) {
        return value.isContainer() ? "…" : value.asString();
    }
}
