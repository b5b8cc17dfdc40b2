package dev.tidemark.rehearsal.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tidemark.rehearsal.history.History;
import dev.tidemark.store.Changelog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a version's changelog makes, which events its fold answers to, and that nothing of it stays
/// behind.
class ExpectedTest {
    private static final String WRITE =
            "./mvnw -pl rehearsal -am test -Dtest=ExpectedTest -Dsurefire.failIfNoSpecifiedTests=false -Dtidemark.golden.write=true";
    private static final Bench BENCH = new Bench();
    private static final SchemaText TEXT = new SchemaText(BENCH.superuser());

    @AfterAll
    static void close() {
        BENCH.close();
    }

    static List<Version> versions() {
        return Version.all();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void a_version_is_what_its_expected_txt_says(Version version) throws Exception {
        assertExpected(BENCH, version, Path.of("..", version.folder(), "expected.txt"));
    }

    static void assertExpected(Bench bench, Version version, Path file) throws Exception {
        String found = found(bench, version);
        if (Boolean.getBoolean("tidemark.golden.write")) {
            Files.writeString(file, found);
        }
        assertThat(file)
                .as(
                        "%sexpected.txt, which says what %s is to be: write it, and read it, with%n%s",
                        version.folder(), version, WRITE)
                .exists();
        assertThat(found)
                .as(
                        """
                        %s is not what %sexpected.txt says: correct %schangelog.sql or %s. \
                        If the difference is meant, write the file anew, and read its diff:
                        %s\
                        """,
                        version, version.folder(), version.folder(), version.source(), WRITE)
                .isEqualTo(Files.readString(file));
    }

    private static String found(Bench bench, Version version) throws SQLException {
        Changelog changelog = version.changelog(version.id().schema() + "_text");
        try (Connection connection = bench.migrator().getConnection()) {
            changelog.upgrade(connection);
            String schema = new SchemaText(bench.superuser()).of(changelog.schema());
            bench.schemas().drop(changelog.schema());
            return schema + "rows are changed by\n" + effects(version);
        }
    }

    private static String effects(Version version) {
        var effects = new TreeSet<String>();
        for (History history : History.complete()) {
            assertThatCode(() -> effects.addAll(Effects.of(version, history.envelopes())))
                    .as("%s, folding %s: correct %s", version, history, version.source())
                    .doesNotThrowAnyException();
        }
        return "  " + String.join("\n  ", effects) + "\n";
    }

    @ParameterizedTest
    @MethodSource("versions")
    void a_changelog_is_taken_back_without_a_trace_and_made_again(Version version)
            throws SQLException {
        Changelog changelog = version.changelog(version.id().schema() + "_back");
        List<String> before = TEXT.everything();
        try (Connection connection = BENCH.migrator().getConnection()) {
            changelog.upgrade(connection);
            String made = TEXT.of(changelog.schema());
            rollback(version, changelog, connection);
            assertThat(traces(before, changelog.schema()))
                    .as(
                            "%s: what the --rollback lines of %schangelog.sql leave behind; add what takes it back",
                            version, version.folder())
                    .isEmpty();

            changelog.upgrade(connection);
            assertThat(TEXT.of(changelog.schema()))
                    .as("%s: %schangelog.sql, made a second time", version, version.folder())
                    .isEqualTo(made);
        } finally {
            BENCH.schemas().drop(changelog.schema());
        }
        assertThat(TEXT.everything())
                .as(
                        "%s: what %schangelog.sql makes outside of its own schema, or changes there; make it in ${schema}",
                        version, version.folder())
                .isEqualTo(before);
    }

    private static void rollback(Version version, Changelog changelog, Connection connection) {
        assertThatCode(() -> changelog.rollback(connection, changesets(changelog, connection)))
                .as(
                        "%s cannot be taken back: give each changeset of %schangelog.sql a --rollback line",
                        version, version.folder())
                .doesNotThrowAnyException();
    }

    private static int changesets(Changelog changelog, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select count(*) from "
                                        + changelog.schema()
                                        + ".databasechangelog")) {
            row.next();
            return row.getInt(1);
        }
    }

    /// The changelog's own bookkeeping goes with the schema.
    private static List<String> traces(List<String> before, String schema) {
        List<String> traces = new ArrayList<>(TEXT.everything());
        traces.removeAll(before);
        traces.removeIf(
                line -> line.contains("databasechangelog") || line.equals("schema " + schema));
        return traces;
    }
}
