package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.terminal.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// The runbook has a section for every exit code, every part of readiness and every alert.
class RunbookTest {
    private static final Path ROOT = Path.of("..");
    private static final Path RUNBOOK = ROOT.resolve("docs/RUNBOOK.md");

    @Test
    void names_every_exit_code() throws Exception {
        List<String> codes = new ArrayList<>();
        for (var code : ExitCodes.class.getFields()) {
            codes.add("### exit code: " + code.getInt(null));
        }

        assertThat(Files.readAllLines(RUNBOOK))
                .filteredOn(line -> line.startsWith("### exit code: "))
                .containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void names_every_part_of_readiness() throws IOException {
        var parts = new TreeSet<String>();
        for (var service : List.of("command-service", "query-service")) {
            readiness(service).forEach(part -> parts.add("### health: " + part));
        }

        assertThat(Files.readAllLines(RUNBOOK))
                .filteredOn(line -> line.startsWith("### health: "))
                .containsExactlyInAnyOrderElementsOf(parts);
    }

    @Test
    void names_every_alert() throws IOException {
        assertThat(Files.readAllLines(RUNBOOK))
                .filteredOn(line -> line.startsWith("### alert: "))
                .containsExactlyInAnyOrderElementsOf(
                        alerts().stream()
                                .map(alert -> "### alert: " + alert.get("alert"))
                                .toList());
    }

    @Test
    void every_alert_says_for_how_long_what_is_wrong_and_where_its_section_is() throws IOException {
        assertThat(alerts())
                .isNotEmpty()
                .allSatisfy(alert -> {
                    var name = String.valueOf(alert.get("alert"));
                    assertThat(alert).as(name).containsKeys("expr", "for");
                    assertThat(map(alert.get("labels")).get("severity"))
                            .as(name)
                            .isIn("page", "ticket");
                    assertThat(map(alert.get("annotations")))
                            .as(name)
                            .containsKey("summary")
                            .containsEntry(
                                    "runbook", "docs/RUNBOOK.md#alert-" + name.toLowerCase());
                });
    }

    private static List<String> readiness(String service) throws IOException {
        var settings = ROOT.resolve(service).resolve("src/main/resources/application.yaml");
        for (var document : new Yaml().loadAll(Files.readString(settings))) {
            var group = map(map(map(document).get("management")).get("endpoint.health"));
            var included = group.get("group.readiness.include");
            if (included != null) {
                return List.of(included.toString().split(","));
            }
        }
        throw new IllegalStateException(settings + " says nothing of readiness");
    }

    private static List<Map<String, Object>> alerts() throws IOException {
        Map<String, Object> file =
                map(new Yaml().load(Files.readString(ROOT.resolve("docs/alerts.yml"))));
        List<Map<String, Object>> alerts = new ArrayList<>();
        for (var group : (List<?>) file.get("groups")) {
            ((List<?>) map(group).get("rules")).forEach(rule -> alerts.add(map(rule)));
        }
        return alerts;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object yaml) {
        return yaml == null ? Map.of() : (Map<String, Object>) yaml;
    }
}
