package dev.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.query.Api.Answer;
import dev.tidemark.query.http.Problem;
import dev.tidemark.query.http.Superseded;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Statements;
import dev.tidemark.readmodel.Story;
import dev.tidemark.store.Position;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// The description of the API, against the addresses and the answers that there are.
class OpenApiTest {
    private static final RunningQueryService SERVICE = RunningQueryService.SHARED;
    private static final String SUPERSEDED = " superseded";
    private final JsonNode description = SERVICE.anonymous().get("/openapi/v1.json").json();

    @Test
    void describes_every_address_with_its_parameters_and_no_others() {
        assertThat(described()).containsExactlyInAnyOrderElementsOf(mapped());
    }

    private Set<String> mapped() {
        Set<String> operations = new TreeSet<>();
        SERVICE.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, method) -> operations.addAll(operations(info, method)));
        return operations;
    }

    private static List<String> operations(RequestMappingInfo info, HandlerMethod method) {
        String parameters =
                Arrays.stream(method.getMethodParameters())
                        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                        .map(parameter -> parameter.getParameter().getName())
                        .sorted()
                        .collect(Collectors.joining(","));
        String superseded = method.hasMethodAnnotation(Superseded.class) ? SUPERSEDED : "";
        return info.getPatternValues().stream()
                .filter(path -> path.startsWith("/api/") || path.startsWith("/operator/"))
                .flatMap(path ->
                        info.getMethodsCondition().getMethods().stream()
                                .map(verb -> verb + " " + path + " " + parameters + superseded))
                .toList();
    }

    /// Commands are command-service's: only reads and what operators do are compared.
    private Set<String> described() {
        Set<String> operations = new TreeSet<>();
        description
                .at("/paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(verb -> {
                                    if (verb.getKey().equals("get")
                                            || path.getKey().startsWith("/operator")) {
                                        operations.add(
                                                verb.getKey().toUpperCase()
                                                        + " "
                                                        + path.getKey()
                                                        + " "
                                                        + query(verb.getValue())
                                                        + (verb.getValue().has("deprecated")
                                                                ? SUPERSEDED
                                                                : ""));
                                    }
                                }));
        return operations;
    }

    private String query(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .map(this::resolved)
                .filter(parameter -> parameter.at("/in").asString().equals("query"))
                .map(parameter -> parameter.at("/name").asString())
                .sorted()
                .collect(Collectors.joining(","));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? description.at(node.at("/$ref").asString().substring(1)) : node;
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(description.findValues("$ref"))
                .isNotEmpty()
                .allSatisfy(ref ->
                        assertThat(description.at(ref.asString().substring(1)).isMissingNode())
                                .as(ref.asString())
                                .isFalse());
    }

    @Test
    void every_operation_has_a_name_and_examples_that_fit() {
        List<JsonNode> operations = operations();
        assertThat(operations)
                .extracting(operation -> operation.path("operationId").asString())
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+([A-Z][a-z]+)*"));
        for (JsonNode operation : operations) {
            String name = operation.path("operationId").asString();
            examples(operation.at("/requestBody/content"), name);
            operation
                    .get("responses")
                    .forEach(answer -> examples(resolved(answer).path("content"), name));
        }
    }

    private List<JsonNode> operations() {
        return description.at("/paths").valueStream().flatMap(JsonNode::valueStream).toList();
    }

    private void examples(JsonNode content, String name) {
        content.forEachEntry((type, media) -> {
            List<JsonNode> examples =
                    media.has("example")
                            ? List.of(media.get("example"))
                            : media.path("examples").findValues("value");
            assertThat(examples).as(name + " " + type).isNotEmpty();
            if (type.endsWith("json")) {
                examples.forEach(
                        one -> new Schemas(description).require(one, media.get("schema"), name));
            }
        });
    }

    @Test
    void every_problem_is_described_by_an_example() {
        assertThat(Problem.values())
                .allSatisfy(problem -> {
                    JsonNode example =
                            description
                                    .at("/components/responses")
                                    .valueStream()
                                    .map(answer -> answer.at("/content/application~1problem+json"))
                                    .map(media -> media.at("/examples/" + problem.code()))
                                    .filter(JsonNode::isObject)
                                    .findFirst()
                                    .orElseThrow();
                    assertThat(example.at("/value/status").intValue()).isEqualTo(problem.status());
                });
    }

    @Test
    void every_answer_has_exactly_the_described_fields() {
        String subject = "described-" + UUID.randomUUID();
        Story story = SERVICE.begin(subject);
        UUID giro = story.account("Giro", "1.00", "2026-01-01");
        UUID cash = story.account("Cash", "1.00", "2026-01-01");
        UUID food = story.category("Food", dev.tidemark.event.CategoryKind.EXPENSE, null);
        var statements = new Statements(story, giro);
        UUID bread = story.pays(Pay.out(giro, "1.00").in(food).from(statements.id, 1));
        story.pays(Pay.in(giro, "9.00"));
        story.transfers(giro, cash, "1.00", "2026-01-02");
        statements.uploads();
        Position position = SERVICE.publish(story);
        String household = "/api/v1/households/" + story.household;

        Stream.of(
                        "/api/v1/households",
                        household,
                        household + "/accounts",
                        household + "/accounts/" + giro,
                        household + "/categories",
                        household + "/categories/" + food,
                        household + "/transactions",
                        household + "/transactions/" + bread,
                        household + "/balances",
                        household + "/spending?month=2026-01",
                        household.replace("v1", "v2") + "/transactions",
                        household.replace("v1", "v2") + "/transactions/" + bread,
                        household.replace("v1", "v2") + "/transactions/changes?from=0",
                        household.replace("v1", "v2") + "/balances?knownAt=" + position.laneSeq(),
                        household.replace("v1", "v2") + "/spending?month=2026-01&asOf=2026-01-20",
                        household.replace("v1", "v2") + "/spending?month=2026-01",
                        household + "/imports",
                        household + "/imports/" + statements.id)
                .forEach(path ->
                        fits(
                                SERVICE.as(subject)
                                        .with("Consistency-Token", position.token())
                                        .with("Prefer", "wait=10")
                                        .get(path),
                                path));
        fits(SERVICE.as("olga", "operator").get("/operator/status"), "/operator/status");
        fits(SERVICE.as("olga", "operator").get("/operator/parked"), "/operator/parked");
        for (String path : List.of("relay", "projections", "archives", "migrations", "doctor")) {
            fits(SERVICE.as("olga", "operator").get("/operator/" + path), "/operator/" + path);
        }
    }

    private void fits(Answer answer, String path) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        new Schemas(description).require(answer.json(), operation(path), path);
    }

    private JsonNode operation(String path) {
        String[] asked = path.replaceAll("\\?.*", "").split("/");
        return description.at("/paths").properties().stream()
                .filter(entry -> matches(entry.getKey().split("/"), asked))
                .map(entry -> entry.getValue())
                .findFirst()
                .orElseThrow()
                .at("/get/responses/200/content/application~1json/schema");
    }

    private static boolean matches(String[] pattern, String[] path) {
        return pattern.length == path.length
                && java.util.stream.IntStream.range(0, path.length)
                        .allMatch(i -> pattern[i].startsWith("{") || pattern[i].equals(path[i]));
    }

    @Test
    void the_page_comes_with_everything_it_needs() {
        Api anonymous = SERVICE.anonymous();
        String page = anonymous.get("/docs").body();

        assertThat(page).doesNotContain("http:", "https:", "//");
        assertThat(anonymous.get("/docs/docs.js").body()).contains("/openapi/v1.json");
        assertThat(anonymous.get("/webjars/swagger-ui/swagger-ui-bundle.js").status())
                .isEqualTo(200);
        assertThat(anonymous.get("/webjars/swagger-ui/swagger-ui.css").status()).isEqualTo(200);
    }
}
