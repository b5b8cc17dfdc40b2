package dev.tidemark.event.json;

import dev.tidemark.event.Event;
import dev.tidemark.event.Personal;
import dev.tidemark.personal.PersonalCipher;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/// Events to JSON and back, personal texts as ciphertext. Thread-safe.
public final class EventJson {
    private final EventCatalog catalog = new EventCatalog();
    private final JsonMapper mapper;
    private final Map<String, ObjectReader> readers;

    /// @param cipher encrypts and decrypts personal texts
    public EventJson(PersonalCipher cipher) {
        mapper =
                JsonMapper.builder()
                        .addModule(
                                new SimpleModule()
                                        .addSerializer(
                                                Personal.class, new PersonalJson.Writer(cipher))
                                        .addDeserializer(
                                                Personal.class, new PersonalJson.Reader(cipher)))
                        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .changeDefaultPropertyInclusion(inclusion ->
                                inclusion.withValueInclusion(
                                        com.fasterxml.jackson.annotation.JsonInclude.Include
                                                .NON_NULL))
                        .build();
        readers =
                catalog.entries().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        EventCatalog.Entry::type,
                                        entry -> mapper.readerFor(entry.record())));
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
        EventCatalog.Entry entry = catalog.find(type);
        if (entry == null || revision > entry.revision()) {
            throw new NeedsNewerRelease(type, revision);
        }
        ObjectReader reader = Objects.requireNonNull(readers.get(type));
        if (revision == entry.revision()) {
            return reader.readValue(json);
        }
        ObjectNode tree = (ObjectNode) mapper.readTree(json);
        Upcasters.lift(type, revision, entry.revision(), tree);
        return reader.readValue(tree);
    }
}
