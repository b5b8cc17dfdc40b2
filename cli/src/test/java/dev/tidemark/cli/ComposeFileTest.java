package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/// The compose file and the services' own settings name the same things.
class ComposeFileTest {
    private static final Path ROOT = Path.of("..");
    private static final Map<String, Object> COMPOSE = yaml(ROOT.resolve("docker-compose.yml"));

    @ParameterizedTest
    @ValueSource(strings = {"command-service", "query-service"})
    void each_variable_of_a_service_is_a_property_it_knows(String service) {
        Map<String, Object> known = properties(service);
        List<String> unknown =
                environment(service).keySet().stream()
                        .filter(variable -> variable.startsWith("TIDEMARK_"))
                        .filter(variable -> !variable.startsWith("TIDEMARK_DATABASE_MIGRATOR_"))
                        .filter(variable ->
                                known.keySet().stream()
                                        .noneMatch(
                                                property -> variable.equals(asVariable(property))))
                        .toList();

        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"command-service", "query-service"})
    void each_secret_of_a_service_comes_from_the_environment(String service) {
        Map<String, String> environment = environment(service);
        properties(service)
                .forEach((property, value) -> {
                    if ("".equals(value)) {
                        assertThat(environment).containsKey(asVariable(property));
                        assertThat(environment.get(asVariable(property)))
                                .startsWith("${" + asVariable(property) + ":?");
                    }
                });
    }

    @Test
    void each_variable_to_fill_in_is_explained() throws IOException {
        String deployment = Files.readString(ROOT.resolve("docs/DEPLOYMENT.md"));

        assertThat(Files.readAllLines(ROOT.resolve(".env.example")))
                .filteredOn(line -> line.matches("[A-Z_]+=.*"))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(deployment)
                                .contains("`" + line.substring(0, line.indexOf('=')) + "`"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"command-service", "query-service"})
    void ports_names_and_health_paths_are_those_of_application_yaml(String service) {
        Map<String, Object> properties = properties(service);
        Map<String, String> environment = environment(service);
        String port = properties.get("server.port").toString();

        assertThat(environment).containsEntry("SERVER_PORT", port);
        assertThat(properties).containsEntry("spring.application.name", "tidemark-" + service);
        assertThat(properties.get("management.endpoint.health.probes.enabled")).isEqualTo(true);
        assertThat(health(service)).contains("127.0.0.1:" + port + "/actuator/health/readiness");
        assertThat(environment.get("TIDEMARK_DATABASE_URL"))
                .isEqualTo(
                        properties
                                .get("tidemark.database.url")
                                .toString()
                                .replace("127.0.0.1", "postgres"));
        assertThat(environment.get("TIDEMARK_KAFKA_BOOTSTRAP_SERVERS"))
                .isEqualTo(
                        properties
                                .get("tidemark.kafka.bootstrap-servers")
                                .toString()
                                .replace("127.0.0.1", "kafka"));
    }

    @Test
    void the_gateway_routes_to_the_ports_of_the_services() throws IOException {
        String gateway = Files.readString(ROOT.resolve("docker/gateway.conf"));

        assertThat(gateway)
                .contains("command-service:" + properties("command-service").get("server.port"));
        assertThat(gateway)
                .contains("query-service:" + properties("query-service").get("server.port"));
        assertThat(gateway).contains("operator|docs|openapi");
    }

    @Test
    void no_variable_has_a_default_password_and_each_is_in_the_example() throws IOException {
        String compose = Files.readString(ROOT.resolve("docker-compose.yml"));
        String example = Files.readString(ROOT.resolve(".env.example"));
        var named =
                Pattern.compile("\\$\\{(\\w+)(:[^}]*)?}")
                        .matcher(compose)
                        .results()
                        .collect(
                                Collectors.toMap(
                                        match -> match.group(1),
                                        match -> String.valueOf(match.group(2)),
                                        (one, _) -> one,
                                        TreeMap::new));

        named.forEach((variable, otherwise) -> {
            assertThat(example)
                    .as("%s in .env.example", variable)
                    .containsPattern("(?m)^" + variable + "=");
            if (variable.contains("PASSWORD") || variable.contains("KEY")) {
                assertThat(otherwise).as("default of %s", variable).startsWith(":?");
                assertThat(example).containsPattern("(?m)^" + variable + "=$");
            }
        });
        assertThat(named).isNotEmpty();
    }

    @Test
    void every_server_has_a_health_check_and_listens_on_loopback_outside() {
        for (String service :
                List.of("postgres", "kafka", "command-service", "query-service", "gateway")) {
            assertThat(service(service)).as(service).containsKey("healthcheck");
        }
        var published = new TreeSet<String>();
        map(COMPOSE.get("services"))
                .values()
                .forEach(service -> {
                    if (map(service).get("ports") instanceof List<?> ports) {
                        ports.forEach(port -> published.add(port.toString()));
                    }
                });
        assertThat(published).allMatch(port -> port.startsWith("127.0.0.1:")).hasSize(1);
    }

    private static String asVariable(String property) {
        return property.toUpperCase(java.util.Locale.ROOT)
                .replace('.', '_')
                .replace("-", property.startsWith("tidemark.") ? "_" : "");
    }

    private static Map<String, Object> properties(String service) {
        Map<String, Object> flat = new TreeMap<>();
        flatten(
                "",
                yaml(ROOT.resolve(service).resolve("src/main/resources/application.yaml")),
                flat);
        return flat;
    }

    private static void flatten(String prefix, Map<String, Object> tree, Map<String, Object> flat) {
        tree.forEach((key, value) -> {
            if (value instanceof Map<?, ?>) {
                flatten(prefix + key + ".", map(value), flat);
            } else {
                flat.put(prefix + key, value);
            }
        });
    }

    private static Map<String, String> environment(String service) {
        return map(service(service).get("environment")).entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    }

    private static String health(String service) {
        return map(service(service).get("healthcheck")).get("test").toString();
    }

    private static Map<String, Object> service(String name) {
        return map(map(COMPOSE.get("services")).get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    private static Map<String, Object> yaml(Path file) {
        try {
            // The first document holds in every profile.
            return map(new Yaml().loadAll(Files.readString(file)).iterator().next());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
