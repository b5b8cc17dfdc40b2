package dev.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// As much of JSON Schema as the API's description uses.
record Schemas(JsonNode description) {

    void require(JsonNode value, JsonNode schema, String where) {
        if (schema.has("$ref")) {
            require(value, description.at(schema.at("/$ref").asString().substring(1)), where);
        } else if (schema.has("oneOf")) {
            if (!value.isNull()) {
                require(value, schema.at("/oneOf/0"), where);
            }
        } else {
            typed(value, schema, where);
        }
    }

    private void typed(JsonNode value, JsonNode schema, String where) {
        assertThat(types(schema)).as("type of %s: %s", where, value).contains(type(value));
        if (value.isArray()) {
            value.valueStream().forEach(one -> require(one, schema.get("items"), where + "[]"));
        }
        if (value.isObject() && schema.has("properties")) {
            object(value, schema, where);
        }
        if (schema.has("enum")) {
            assertThat(schema.get("enum").valueStream()).as(where).contains(value);
        }
    }

    private void object(JsonNode value, JsonNode schema, String where) {
        Set<String> required = new TreeSet<>();
        schema.path("required").valueStream().forEach(name -> required.add(name.asString()));
        assertThat(value.propertyNames()).as(where).containsAll(required);
        assertThat(schema.get("properties").propertyNames())
                .as(where)
                .containsAll(value.propertyNames());
        value.properties()
                .forEach(field ->
                        require(
                                field.getValue(),
                                schema.get("properties").get(field.getKey()),
                                where + "." + field.getKey()));
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.get("type");
        Stream<String> names =
                type.isArray()
                        ? type.valueStream().map(JsonNode::asString)
                        : Stream.of(type.asString());
        return names.toList();
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case OBJECT -> "object";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case STRING -> "string";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case BINARY, MISSING, POJO -> "strange";
        };
    }
}
