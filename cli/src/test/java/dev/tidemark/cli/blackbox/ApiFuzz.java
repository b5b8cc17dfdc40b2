package dev.tidemark.cli.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.cli.blackbox.Caller.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Asks every operation of the API's description what nobody should ask: each part of its example
/// missing, of another type, at a limit, endless, or harmful elsewhere. Whatever comes, there is an
/// answer that the description knows, and a refusal has recorded nothing. Run by [SecurityTest].
///
/// `-Dtidemark.fuzz.seed=7` asks another selection, `-Dtidemark.fuzz.cases=1000000` everything
/// there is.
abstract class ApiFuzz {
    private static final long SEED = Long.getLong("tidemark.fuzz.seed", 1);
    private static final int CASES = Integer.getInteger("tidemark.fuzz.cases", 1_000);

    /// What they begin goes on behind the other tests: a topic that is written anew, a stream
    /// without an end.
    private static final Set<String> LEFT_OUT = Set.of("rebuildTopic", "watchMigration");

    private static Jars jars;
    private static List<Operation> operations;

    private final Random random = new Random(SEED);
    private final Map<UUID, Reply> refusals = new HashMap<>();

    @BeforeAll
    static void start() {
        assumeTrue(Jars.arePackaged(), "not packaged yet");
        jars = Jars.shared();
        operations =
                Operation.all(jars.anonymous().get("/openapi/v1.json").json()).stream()
                        .filter(operation -> !LEFT_OUT.contains(operation.id()))
                        .toList();
    }

    @Test
    void the_example_of_every_command_is_carried_out() {
        for (Operation operation : operations) {
            // What is not committed cannot be taken back.
            boolean comesLater = operation.id().equals("revertImport");
            boolean commands = !operation.isOperators() && !operation.method().equals("GET");
            if (commands && !comesLater) {
                Reply reply = new Target(operation, new World(jars)).example();
                assertThat(reply.status()).as(reply.toString()).isBetween(200, 204);
            }
        }
    }

    @Test
    void nothing_that_is_asked_breaks_it_and_no_refusal_leaves_an_event() {
        List<Runnable> cases = new ArrayList<>();
        World world = new World(jars);
        for (Operation operation : operations) {
            cases.addAll(bodies(operation));
            cases.addAll(parameters(operation, world));
        }
        Collections.shuffle(cases, random);
        cases.stream().limit(CASES).forEach(Runnable::run);

        assertThat(refusals).isNotEmpty();
        assertThat(jars.stored(refusals.keySet()))
                .as("refused, and yet recorded: %s", refusals)
                .isEmpty();
        assertThat(jars.logs().lines())
                .noneMatch(line -> line.startsWith(Mutations.FORGED_LINE))
                .noneMatch(line -> line.contains("NullPointerException"));
    }

    private List<Runnable> bodies(Operation operation) {
        JsonNode example = operation.body();
        List<String> bodies =
                example.isObject()
                        ? Mutations.of(example)
                        : operation.file().isEmpty() ? List.of() : Mutations.TEXTS;
        if (bodies.isEmpty()) {
            return List.of();
        }
        Target target = new Target(operation, new World(jars));
        return bodies.stream().<Runnable>map(body -> () -> ask(target, "", body)).toList();
    }

    private List<Runnable> parameters(Operation operation, World world) {
        Target target = new Target(operation, world);
        List<Runnable> cases = new ArrayList<>();
        for (String text : Mutations.TEXTS) {
            if (text.length() > 1_001) {
                continue;
            }
            String value = URLEncoder.encode(text, StandardCharsets.UTF_8);
            for (String name : operation.queryParameters()) {
                cases.add(() -> ask(target, name + "=" + value, ""));
            }
            for (String name : operation.headers()) {
                String printable = text.replaceAll("[^ -~]", "?");
                cases.add(() -> check(target, target.with(name, printable)));
            }
            if (operation.path().contains("{")) {
                String path = value.replace("+", "%20");
                // A path that is none may be refused before it reaches a service.
                cases.add(() -> survives(target, target.at(path)));
            }
        }
        return cases;
    }

    private void ask(Target target, String query, String body) {
        check(target, target.ask(query, body));
    }

    private String survives(Target target, Reply reply) {
        String said = target.operation() + " with seed " + SEED + ": " + reply;
        assertThat(reply.status()).as(said).isLessThan(500);
        assertThat(target.operation().describes(reply.status())).as(said).isTrue();
        assertThat(reply.http().body())
                .as(said)
                .doesNotContain("java.", "org.postgresql", "dev.tidemark.c", "SQLSTATE");
        if (reply.status() >= 400) {
            refusals.put(target.trace(reply), reply);
        }
        return said;
    }

    private void check(Target target, Reply reply) {
        String said = survives(target, reply);
        if (reply.status() >= 400) {
            assertThat(reply.header("Content-Type"))
                    .as(said)
                    .startsWith("application/problem+json");
            JsonNode problem = reply.json();
            assertThat(problem.path("status").asInt()).as(said).isEqualTo(reply.status());
            assertThat(fields(problem)).as(said).contains("type", "title", "status", "detail");
        }
    }

    private static Set<String> fields(JsonNode problem) {
        return problem.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}
