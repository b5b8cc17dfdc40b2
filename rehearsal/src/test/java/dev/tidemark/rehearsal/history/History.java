package dev.tidemark.rehearsal.history;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.json.EventJson;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.personal.FixedKeys;
import dev.tidemark.personal.PersonalCipher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A file of events as a release wrote them, a JSON object per line; texts about people are
/// ciphertext under [FixedKeys].
///
/// @param name below `histories`, for example `v0.1/generated.jsonl`
public record History(String name, List<StoredEvent> events) {
    /// From the module's folder.
    public static final Path FOLDER = Path.of("src/test/resources/histories");

    public static final EventJson CODEC = new EventJson(new PersonalCipher(new FixedKeys()));
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();

    private static String line(StoredEvent event) {
        ObjectNode line = JSON.valueToTree(event);
        line.remove("json");
        line.set("payload", JSON.readTree(event.json()));
        return JSON.writeValueAsString(line);
    }

    private static StoredEvent event(String text) {
        var line = (ObjectNode) JSON.readTree(text);
        line.put("json", JSON.writeValueAsBytes(line.remove("payload")));
        return JSON.treeToValue(line, StoredEvent.class);
    }

    /// Every recorded one, the oldest release first.
    public static List<History> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .map(History::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// [#all], and as long as they lack an event of this release, what the next one will record by
    /// hand.
    public static List<History> complete() {
        List<History> recorded = all();
        var next = new History("of the next release", HandPicked.events());
        return forms(recorded).containsAll(forms(List.of(next)))
                ? recorded
                : Stream.concat(recorded.stream(), Stream.of(next)).toList();
    }

    /// Which events they have, in which revisions, for example `account-opened revision 2`.
    public static Set<String> forms(List<History> histories) {
        return histories.stream()
                .flatMap(history -> history.events().stream())
                .map(event -> event.type() + " revision " + event.revision())
                .collect(Collectors.toSet());
    }

    private static History read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return new History(
                    FOLDER.relativize(file).toString().replace('\\', '/'),
                    lines.map(History::event).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write() throws IOException {
        Path file = FOLDER.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                events.stream().map(History::line).collect(Collectors.joining("\n", "", "\n")));
    }

    /// The events as projections see them.
    public List<EventEnvelope> envelopes() {
        return events.stream().map(event -> event.decode(CODEC)).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
