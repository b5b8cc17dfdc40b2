package dev.tidemark.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidemark.lint.changelog.Changelog;
import dev.tidemark.lint.changelog.ChangelogReader;
import dev.tidemark.lint.rule.Released;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasedTest {
    private static final String FIRST = step("first");
    private static final Path STORE = Path.of("db/event_store.sql");

    @TempDir private Path scratch;
    private Path list;

    @BeforeEach
    void release() throws IOException {
        list = scratch.resolve("released.txt");
        Changelog version = ChangelogReader.read(versionWith(""));
        Released.nothing().add(list, "v0.1", List.of(version, store(FIRST + step("second"))));
    }

    @Test
    void the_list_has_a_version_as_one_line_and_each_changeset_of_the_store() throws Exception {
        assertThat(Files.readAllLines(list))
                .satisfiesExactly(
                        line -> assertThat(line).matches("v0.1 spending/3 [0-9a-f]{64}"),
                        line -> assertThat(line).matches("v0.1 event_store.sql:first [0-9a-f]{64}"),
                        line -> assertThat(line).matches("v0.1 event_store.sql:second .*"));
    }

    @Test
    void a_released_version_is_never_edited_not_even_in_a_comment() throws Exception {
        assertThat(lint(ChangelogReader.read(versionWith("")))).isEmpty();
        assertThat(lint(ChangelogReader.read(versionWith("-- so much for that\n"))))
                .extracting(Finding::rule, Finding::what)
                .containsExactly(
                        tuple("released-changelog", "spending/3 was released with another text"));
    }

    @Test
    void the_store_gains_changesets_at_its_end() throws Exception {
        assertThat(lint(store(FIRST + step("second") + step("third")))).isEmpty();
        assertThat(lint(store("-- a remark\n\n" + FIRST + "\n" + step("second")))).isEmpty();
    }

    @Test
    void a_released_changeset_of_the_store_stays_as_it_is_and_where_it_is() throws Exception {
        String second = step("second");

        assertThat(lint(store(FIRST + second.replace("date", "timestamptz"))))
                .singleElement()
                .matches(finding -> finding.line() == 9)
                .extracting(Finding::what)
                .isEqualTo("event_store.sql:second was released with another text");
        assertThat(lint(store(FIRST + second + "-- a remark\n")))
                .extracting(Finding::rule)
                .containsExactly("released-changelog");
        assertThat(lint(store(FIRST)))
                .extracting(Finding::what)
                .containsExactly("event_store.sql:second was released and is gone");
        assertThat(lint(store(FIRST + step("between") + second)))
                .extracting(Finding::what)
                .containsExactly("changeset between stands before released ones");
    }

    @Test
    void what_is_listed_is_not_listed_again() throws Exception {
        List<String> added =
                Released.read(list).add(list, "v0.2", List.of(store(FIRST + step("third"))));

        assertThat(added).containsExactly("event_store.sql:third");
        assertThat(Files.readAllLines(list)).hasSize(4);
    }

    @Test
    void a_list_that_names_a_thing_twice_is_refused() throws Exception {
        Files.writeString(list, "v0.1 spending/3 ab\nv0.2 spending/3 cd\n");

        assertThatThrownBy(() -> Released.read(list)).hasMessageContaining("v0.2 spending/3 cd");
    }

    private List<Finding> lint(Changelog changelog) throws IOException {
        return new Linter(Released.read(list)).lint(changelog);
    }

    private Path versionWith(String comment) throws IOException {
        return Planted.inVersion(comment + Example.ALL.getFirst().clean().text()).write(scratch);
    }

    private static Changelog store(String steps) {
        return ChangelogReader.read(STORE, Planted.HEAD + steps);
    }

    private static String step(String name) {
        return """
        --changeset tidemark:%1$s
        create table ${schema}.%1$s (day date primary key);
        --rollback drop table ${schema}.%1$s;
        """
                .formatted(name);
    }
}
