package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What is said to show a requirement exists.
class RequirementsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
    private static final Pattern FILE = Pattern.compile("`((?:docs|\\.github)/[\\w./-]+)`");

    @Test
    void each_test_that_is_named_exists() throws IOException {
        Set<String> tests;
        try (var files = Files.walk(ROOT, 12)) {
            tests =
                    files.filter(file -> file.toString().contains("src/test/java"))
                            .map(file -> file.getFileName().toString().replace(".java", ""))
                            .collect(Collectors.toSet());
        }
        assertThat(named(TEST)).isNotEmpty().isSubsetOf(tests);
    }

    @Test
    void each_file_that_is_named_exists() throws IOException {
        assertThat(named(FILE))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(ROOT.resolve(file)).exists());
    }

    private static List<String> named(Pattern form) throws IOException {
        return form.matcher(Files.readString(ROOT.resolve("docs/REQUIREMENTS.md")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
