package dev.tidemark.event.json;

import dev.tidemark.event.Event;
import dev.tidemark.event.Personal;
import dev.tidemark.personal.PersonalCipher;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/// Events to JSON and back, personal texts as ciphertext. Thread-safe.
public final class EventJson {
    private final EventCatalog catalog = new EventCatalog();
    private final JsonMapper mapper;
    private final Map<String, ObjectReader> readers;

    /// @param cipher encrypts and decrypts personal texts
    public EventJson(PersonalCipher cipher) {
        this(lenient(new PersonalJson.Writer(cipher), new PersonalJson.Reader(cipher)).build());
    }

    private EventJson(JsonMapper mapper) {
        this.mapper = mapper;
        readers =
                catalog.entries().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        EventCatalog.Entry::type,
                                        entry -> mapper.readerFor(entry.record())));
    }

    /// Personal texts as they are, for files that somebody may look into: a string, or with the
    /// member whose key encrypts it, `{"text": .., "member": ..}`. What is missing, `null` or twice
    /// there is refused when it is read.
    public static EventJson plain() {
        return new EventJson(
                Strict.add(lenient(new PlainPersonal.Writer(), new PlainPersonal.Reader()))
                        .build());
    }

    private static JsonMapper.Builder lenient(
            StdSerializer<Personal> writer, StdDeserializer<Personal> reader) {
        return JsonMapper.builder()
                .addModule(
                        new SimpleModule()
                                .addSerializer(Personal.class, writer)
                                .addDeserializer(Personal.class, reader))
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .changeDefaultPropertyInclusion(inclusion ->
                        inclusion.withValueInclusion(
                                com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL));
    }

    public EventCatalog catalog() {
        return catalog;
    }

    /// The event in its current revision.
    ///
    /// @param household whose key encrypts texts that name no member
    public byte[] write(Event event, UUID household) {
        ObjectWriter writer =
                mapper.writerFor(event.getClass()).withAttribute(PersonalJson.HOUSEHOLD, household);
        return writer.writeValueAsBytes(event);
    }

    /// Reads an event of any released revision.
    ///
    /// @throws NeedsNewerRelease for an unknown type or a revision newer than this code
    public Event read(String type, int revision, byte[] json) {
        EventCatalog.Entry entry = entry(type, revision);
        return revision == entry.revision()
                ? reader(entry).readValue(json)
                : read(type, revision, (ObjectNode) mapper.readTree(json));
    }

    /// The same of JSON that is read already.
    ///
    /// @param json is lifted in place
    public Event read(String type, int revision, ObjectNode json) {
        EventCatalog.Entry entry = entry(type, revision);
        Upcasters.lift(type, revision, entry.revision(), json);
        return reader(entry).readValue(json);
    }

    /// JSON as this reads and writes it, of what is beside an event.
    public ObjectNode tree(Record value) {
        return mapper.valueToTree(value);
    }

    public JsonNode tree(byte[] json) {
        return mapper.readTree(json);
    }

    public JsonNode tree(String json) {
        return mapper.readTree(json);
    }

    public <T extends Record> T value(ObjectNode tree, Class<T> type) {
        return mapper.treeToValue(tree, type);
    }

    private EventCatalog.Entry entry(String type, int revision) {
        EventCatalog.Entry entry = catalog.find(type);
        if (entry == null || revision > entry.revision()) {
            throw new NeedsNewerRelease(type, revision);
        }
        return entry;
    }

    private ObjectReader reader(EventCatalog.Entry entry) {
        return Objects.requireNonNull(readers.get(entry.type()));
    }
}
