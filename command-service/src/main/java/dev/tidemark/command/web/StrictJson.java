package dev.tidemark.command.web;

import dev.tidemark.command.decision.FieldProblem;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON as the RFC means it: no duplicate keys, nothing after the object, nothing endless.
final class StrictJson {
    private final JsonMapper mapper =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(32)
                                                    .maxTokenCount(50_000)
                                                    .maxStringLength(65_536)
                                                    .maxNameLength(256)
                                                    .maxNumberLength(100)
                                                    .build())
                                    .build())
                    // What follows the object is refused below, with a code of its own.
                    .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    Body read(String text) {
        try (JsonParser parser = mapper.createParser(text)) {
            try {
                return body(parser);
            } catch (JacksonException e) {
                throw refused(parser, e);
            }
        }
    }

    private Body body(JsonParser parser) {
        JsonNode tree = mapper.readTree(parser);
        if (parser.nextToken() != null) {
            throw refused("", "trailing-tokens", "something follows the JSON object");
        }
        if (!(tree instanceof ObjectNode object)) {
            throw refused("", "not-an-object", "must be a JSON object");
        }
        Object sorted = mapper.treeToValue(object, Object.class);
        return new Body(object, mapper.writeValueAsBytes(sorted));
    }

    private static RuntimeException refused(JsonParser parser, JacksonException e) {
        String pointer = parser.streamReadContext().pathAsPointer().toString();
        if (e instanceof StreamConstraintsException) {
            return refused(
                    pointer, "too-complex", "is nested too deep, too long or has too many parts");
        }
        if (String.valueOf(e.getOriginalMessage()).startsWith("Duplicate")) {
            return refused(pointer, "duplicate-key", "this key stands twice in its object");
        }
        return refused(
                pointer,
                "not-json",
                e.getLocation() == null
                        ? "is not JSON"
                        : "is not JSON at line %d, column %d"
                                .formatted(
                                        e.getLocation().getLineNr(),
                                        e.getLocation().getColumnNr()));
    }

    private static RuntimeException refused(String pointer, String code, String detail) {
        return Body.malformed(List.of(new FieldProblem(pointer, code, detail)));
    }
}
