package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What docs/SECURITY.md says of each attack is said of tests that there are.
class SecurityPageTest {
    private static final Path ROOT = Path.of("..");

    /// Such as `query.AccessTest.a_removed_member_is_out_at_once`.
    private static final Pattern NAMED =
            Pattern.compile("`((?:[a-z]+\\.)*)([A-Z]\\w+(?:Test|Fuzz))(?:\\.(\\w+))?`");

    @Test
    void every_test_that_it_names_is_there() throws IOException {
        List<String> tests = tests();
        List<MatchResult> named =
                NAMED.matcher(Files.readString(ROOT.resolve("docs/SECURITY.md")))
                        .results()
                        .toList();

        assertThat(named)
                .hasSizeGreaterThan(40)
                .allSatisfy(name -> assertThat(tests).as(name.group()).anyMatch(is(name)));
    }

    private static List<String> tests() throws IOException {
        List<String> tests = new ArrayList<>();
        try (var modules = Files.newDirectoryStream(ROOT, Files::isDirectory)) {
            for (Path module : modules) {
                Path sources = module.resolve("src/test/java");
                if (Files.isDirectory(sources)) {
                    try (var files = Files.walk(sources)) {
                        files.map(Path::toString).forEach(tests::add);
                    }
                }
            }
        }
        return tests;
    }

    private static Predicate<String> is(MatchResult name) {
        String end = "/" + name.group(1).replace('.', '/') + name.group(2) + ".java";
        return file -> file.endsWith(end) && (name.group(3) == null || has(file, name.group(3)));
    }

    private static boolean has(String file, String method) {
        try {
            return Files.readString(Path.of(file)).contains("void " + method + "(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
