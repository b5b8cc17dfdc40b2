package dev.tidemark.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidemark.lint.changelog.ChangelogReader;
import dev.tidemark.lint.rule.Released;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private static final String STEP =
            """
            --changeset tidemark:rate
            %screate table ${schema}.rate (day date primary key, rate real not null);
            --rollback drop table ${schema}.rate;
            """;

    @Test
    void a_finding_allowed_with_a_reason_stays_in_the_list_with_the_reason() {
        List<Finding> findings = lint("", "-- tidemark:allow floating-point because no money\n");

        assertThat(findings)
                .singleElement()
                .extracting(Finding::rule, Finding::allowed)
                .containsExactly("floating-point", "no money");
    }

    @Test
    void in_the_head_it_holds_for_the_changeset_that_it_names() {
        String head = "-- tidemark:allow floating-point in %s because no money\n";

        assertThat(lint(head.formatted("rate"), "")).allMatch(Finding::isAllowed).hasSize(1);
        assertThat(lint(head.formatted("another"), ""))
                .extracting(Finding::rule)
                .containsExactly("idle-allowance", "floating-point");
    }

    @Test
    void without_a_reason_it_allows_nothing_and_is_a_finding_itself() {
        assertThat(lint("", "-- tidemark:allow floating-point\n"))
                .extracting(Finding::rule, Finding::isAllowed)
                .containsExactly(tuple("idle-allowance", false), tuple("floating-point", false));
    }

    @Test
    void one_that_allows_nothing_is_a_finding() {
        assertThat(lint("", "-- tidemark:allow drop because it was empty\n"))
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder("idle-allowance", "floating-point");
    }

    private static List<Finding> lint(String head, String inChangeset) {
        String text = Planted.HEAD + head + STEP.formatted(inChangeset);
        return new Linter(Released.nothing())
                .lint(ChangelogReader.read(Path.of("db/rates.sql"), text));
    }
}
