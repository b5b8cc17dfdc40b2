package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/// What the workflows run can be run by anybody.
class WorkflowsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern PROGRAM = Pattern.compile("\\.ci/[a-z-]+|\\./(mvnw|tidemark)");

    @ParameterizedTest
    @ValueSource(strings = {"checks.yml", "nightly.yml", "migrate.yml"})
    void each_job_is_one_command_of_this_repository(String workflow) throws IOException {
        jobs(workflow)
                .forEach((name, job) -> {
                    List<String> commands = new ArrayList<>();
                    for (var step : (List<?>) map(job).get("steps")) {
                        if (map(step).get("run") instanceof String command) {
                            commands.add(command);
                        }
                    }
                    assertThat(commands)
                            .as(name)
                            .singleElement()
                            .satisfies(command -> {
                                var program = PROGRAM.matcher(command);
                                assertThat(program.find()).as(command).isTrue();
                                assertThat(ROOT.resolve(program.group())).isExecutable();
                            });
                });
    }

    @Test
    void contributors_are_told_every_required_job() throws IOException {
        String contributing = Files.readString(ROOT.resolve("CONTRIBUTING.md"));

        assertThat(jobs("checks.yml").keySet())
                .isNotEmpty()
                .allSatisfy(job -> assertThat(contributing).contains("| `" + job));
    }

    private static Map<String, Object> jobs(String workflow) throws IOException {
        var text = Files.readString(ROOT.resolve(".github/workflows").resolve(workflow));
        return map(map(new Yaml().load(text)).get("jobs"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object yaml) {
        return (Map<String, Object>) yaml;
    }
}
