package dev.tidemark.cli.blackbox;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// One operation of the API's description.
///
/// @param json as described, with its parameters resolved
record Operation(String method, String path, JsonNode json, List<JsonNode> parameters) {

    static List<Operation> all(JsonNode description) {
        return description
                .get("paths")
                .propertyStream()
                .flatMap(path ->
                        path.getValue()
                                .propertyStream()
                                .map(verb ->
                                        of(
                                                verb.getKey(),
                                                path.getKey(),
                                                verb.getValue(),
                                                description)))
                .toList();
    }

    private static Operation of(String verb, String path, JsonNode json, JsonNode description) {
        List<JsonNode> parameters =
                json.path("parameters")
                        .valueStream()
                        .map(parameter ->
                                parameter.has("$ref")
                                        ? description.at(
                                                parameter.get("$ref").asString().substring(1))
                                        : parameter)
                        .toList();
        return new Operation(verb.toUpperCase(Locale.ROOT), path, json, parameters);
    }

    String id() {
        return json.get("operationId").asString();
    }

    boolean isOperators() {
        return path.startsWith("/operator");
    }

    /// Its path with these parameters, and with those besides that it cannot do without.
    ///
    /// @param query encoded, or nothing
    String address(String query) {
        Stream<String> required =
                parameters.stream()
                        .filter(one -> one.get("in").asString().equals("query"))
                        .filter(one -> one.path("required").asBoolean(false))
                        .map(one ->
                                one.get("name").asString() + "=" + one.get("example").asString())
                        .filter(one -> !query.startsWith(one.substring(0, one.indexOf('=') + 1)));
        String all =
                Stream.concat(required, Stream.of(query))
                        .filter(one -> !one.isEmpty())
                        .collect(Collectors.joining("&"));
        String place = isOperators() ? path.replace("{id}", "999999") : path;
        return all.isEmpty() ? place : place + "?" + all;
    }

    List<String> queryParameters() {
        return named("query");
    }

    /// The example of its body, or missing.
    JsonNode body() {
        return json.at("/requestBody/content/application~1json/example");
    }

    /// The example of a body that is no JSON, or nothing.
    String file() {
        return json.at("/requestBody/content/application~1octet-stream/example").asString("");
    }

    /// Whether the description knows an answer of this status.
    boolean describes(int status) {
        Set<String> known = new TreeSet<>(json.get("responses").propertyNames());
        return known.contains(Integer.toString(status))
                || status >= 400 && known.contains("default");
    }

    List<String> headers() {
        return named("header");
    }

    private List<String> named(String place) {
        return parameters.stream()
                .filter(parameter -> parameter.get("in").asString().equals(place))
                .map(parameter -> parameter.get("name").asString())
                .toList();
    }

    @Override
    public String toString() {
        return id();
    }
}
