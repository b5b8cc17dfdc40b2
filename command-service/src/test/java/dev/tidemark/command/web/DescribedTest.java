package dev.tidemark.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.command.RunningService;
import dev.tidemark.command.decision.Refusal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The description of the API, which query-service serves, against the commands that there are.
class DescribedTest {
    private final JsonNode description =
            JsonMapper.builder()
                    .build()
                    .readTree(Path.of("../query-service/src/main/resources/openapi/v1.json"));

    @Test
    void every_command_is_described_with_its_parameters_and_no_other_is() {
        Set<String> mapped = new TreeSet<>();
        RunningService.shared()
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, method) -> mapped(info, method).forEach(mapped::add));
        assertThat(described()).containsExactlyInAnyOrderElementsOf(mapped);
    }

    private static Stream<String> mapped(RequestMappingInfo info, HandlerMethod method) {
        String parameters =
                Arrays.stream(method.getMethodParameters())
                        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                        .map(parameter -> parameter.getParameter().getName())
                        .sorted()
                        .collect(Collectors.joining(","));
        return info.getPatternValues().stream()
                .filter(path -> path.startsWith("/api/"))
                .flatMap(path ->
                        info.getMethodsCondition().getMethods().stream()
                                .map(verb -> nameless(verb + " " + path) + " " + parameters));
    }

    private Set<String> described() {
        Set<String> operations = new TreeSet<>();
        description
                .get("paths")
                .forEachEntry((path, verbs) ->
                        verbs.forEachEntry((verb, operation) -> {
                            if (path.startsWith("/api/") && !verb.equals("get")) {
                                operations.add(
                                        nameless(verb.toUpperCase() + " " + path)
                                                + " "
                                                + query(operation));
                            }
                        }));
        return operations;
    }

    /// Both services have an id at the same place, and may call it differently.
    private static String nameless(String route) {
        return route.replaceAll("\\{\\w+}", "{}");
    }

    private static String query(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString("").equals("query"))
                .map(parameter -> parameter.get("name").asString())
                .sorted()
                .collect(Collectors.joining(","));
    }

    @Test
    void every_refusal_is_described_by_an_example() {
        assertThat(Refusal.values())
                .allSatisfy(refusal -> {
                    JsonNode example =
                            description
                                    .at("/components/responses")
                                    .valueStream()
                                    .map(answer -> answer.at("/content/application~1problem+json"))
                                    .map(media -> media.at("/examples/" + refusal.code()))
                                    .filter(JsonNode::isObject)
                                    .findFirst()
                                    .orElseThrow();
                    assertThat(example.at("/value/status").intValue()).isEqualTo(refusal.status());
                });
    }
}
