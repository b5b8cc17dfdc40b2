package dev.tidemark.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.lint.changelog.Changelog;
import dev.tidemark.lint.rule.Released;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every changelog of the checkout, so that a version that is added is looked at by being there.
class ExistingChangelogsTest {
    private static final Path CHECKOUT = Path.of("..");

    @Test
    void nothing_is_found_that_its_author_does_not_allow_with_a_reason() throws Exception {
        Linter linter = new Linter(Released.read(CHECKOUT.resolve("lint/released.txt")));

        List<Finding> findings =
                Changelogs.of(CHECKOUT).stream()
                        .flatMap(changelog -> linter.lint(changelog).stream())
                        .filter(finding -> !finding.isAllowed())
                        .toList();

        assertThat(findings).isEmpty();
    }

    @Test
    void changelogs_of_the_store_and_of_versions_are_there() throws Exception {
        List<Changelog> changelogs = Changelogs.of(CHECKOUT);

        assertThat(changelogs).filteredOn(Changelog::isVersion).hasSizeGreaterThan(5);
        assertThat(changelogs)
                .filteredOn(changelog -> !changelog.isVersion())
                .hasSizeGreaterThan(4)
                .allMatch(changelog -> !changelog.changesets().isEmpty());
    }
}
