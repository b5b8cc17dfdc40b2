package dev.tidemark.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.lint.changelog.ChangelogReader;
import dev.tidemark.lint.rule.Released;
import dev.tidemark.lint.rule.Rule;
import dev.tidemark.lint.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
    /// They have tests of their own.
    private static final List<String> ELSEWHERE = List.of("header", "released-changelog");

    @TempDir private Path scratch;

    static List<Example> examples() {
        return Example.ALL;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_planted_mistake_is_named_with_its_line_and_nothing_else_is(Example example)
            throws Exception {
        List<Finding> findings = lint(example.mistake().write(scratch));

        assertThat(findings).extracting(Finding::rule).containsExactly(example.rule());
        assertThat(findings).extracting(Finding::line).containsExactly(example.line());
        assertThat(findings).allMatch(finding -> !finding.isAllowed());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_clean_form_passes(Example example) throws Exception {
        assertThat(lint(example.clean().write(scratch))).isEmpty();
    }

    @Test
    void every_rule_has_a_planted_mistake() {
        assertThat(Rules.all(Released.nothing()))
                .extracting(Rule::name)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(ELSEWHERE.stream(), Example.ALL.stream().map(Example::rule))
                                .distinct()
                                .toList());
    }

    @Test
    void every_rule_is_in_the_documentation_with_its_risk() throws Exception {
        String page = Files.readString(Path.of("../docs/LINTER.md"));

        for (Rule rule : Rules.all(Released.nothing())) {
            assertThat(page).contains("| `%s` | %s |".formatted(rule.name(), rule.risk()));
        }
    }

    @Test
    void each_line_of_the_head_is_asked_for() throws Exception {
        for (String line : Planted.HEAD.lines().toList()) {
            String head = Planted.HEAD.replace(line + "\n", "");

            List<Finding> findings = lint(Planted.inStore("").write(scratch, head));

            assertThat(findings)
                    .singleElement()
                    .matches(finding -> finding.rule().equals("header"))
                    .extracting(Finding::what)
                    .asString()
                    .contains(line.substring(0, 8));
        }
    }

    @Test
    void the_same_index_is_a_risk_where_there_are_rows_or_readers() throws Exception {
        String steps =
                """
                --changeset tidemark:spending
                create table ${schema}.spending (
                    household uuid not null,
                    month     date not null,
                    total     bigint not null,
                    primary key (household, month)
                );
                --rollback drop table ${schema}.spending;
                --changeset tidemark:one-total
                create unique index one_total on ${schema}.spending (household, total);
                --rollback drop index ${schema}.one_total;
                """;
        String late = steps.replace("one-total", "one-total labels:after-build");

        assertThat(lint(Planted.inVersion(steps).write(scratch))).isEmpty();
        assertThat(lint(Planted.inVersion(late).write(scratch)))
                .extracting(Finding::rule)
                .containsExactly("unique-without-pre-check");
        assertThat(lint(Planted.inStore(steps).write(scratch)))
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(
                        "unique-without-pre-check", "index-not-concurrent", "missing-lock-timeout");
    }

    private static List<Finding> lint(Path file) throws IOException {
        return new Linter(Released.nothing()).lint(ChangelogReader.read(file));
    }
}
