package dev.tidemark.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.projection.Projection;
import dev.tidemark.store.Changelog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The SQL files that lie beside each version.
class VersionFilesTest {
    private static final ReadModelDatabase DATABASE = kept();

    private static ReadModelDatabase kept() {
        ReadModelDatabase database = ReadModelDatabase.create();
        var story = new Story();
        var statements = new Statements(story, story.account("Giro", "5.00", "2020-01-01"));
        statements.uploads();
        statements.startsCommit();
        statements.commitsFirstLine();
        statements.completes();
        statements.reverts();
        database.keep(story);
        for (long seed = 0; seed < 3; seed++) {
            database.keep(RandomHistory.story(seed, 60));
        }
        return database;
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    static List<Projection> projections() {
        return DATABASE.projections();
    }

    @ParameterizedTest
    @MethodSource("projections")
    void verification_finds_nothing_wrong(Projection projection) {
        List<String> queries =
                Arrays.stream(file(projection, "verification.sql").split(";\n"))
                        .filter(query -> !query.isBlank())
                        .toList();

        assertThat(queries).isNotEmpty();
        for (String query : queries) {
            assertThat(query).contains("-- name: ");
            String sql = query.replace("${schema}", projection.id().schema());
            assertThat(DATABASE.sql().sql(sql).query().listOfRows()).as(query).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("projections")
    void a_changelog_qualifies_every_name_and_can_be_rolled_back(Projection projection) {
        String changelog = file(projection, "changelog.sql");
        long changesets = changelog.lines().filter(line -> line.startsWith("--changeset")).count();

        assertThat(changelog.lines().filter(line -> line.startsWith("--rollback")))
                .hasSize((int) changesets);
        assertThat(changelog)
                .contains("-- Author:", "-- Purpose:", "-- Risk:", "-- Estimated run time:")
                .doesNotContain(projection.id().schema() + ".")
                .doesNotContainPattern(
                        "(create table|alter table| on) (?!\\$\\{schema})[a-z_]+ \\(");
    }

    @ParameterizedTest
    @MethodSource("projections")
    void a_changelog_comes_back_to_nothing_and_can_be_run_again(Projection projection)
            throws SQLException {
        var changelog =
                new Changelog(
                        ReadModelDatabase.changelog(projection).path(),
                        projection.id().schema() + "_again",
                        Map.of());
        try (Connection connection = DATABASE.open()) {
            changelog.upgrade(connection);
            changelog.rollback(connection, 50);
            assertThat(tables(changelog.schema())).isZero();
            changelog.upgrade(connection);
            assertThat(tables(changelog.schema())).isEqualTo(projection.tables().size());
        }
    }

    private static int tables(String schema) {
        return DATABASE.sql()
                .sql(
                        """
                        select count(*) from information_schema.tables
                        where table_schema = ? and table_name not like 'databasechangelog%'
                        """)
                .param(schema)
                .query(Integer.class)
                .single();
    }

    private static String file(Projection projection, String name) {
        try (var stream = projection.getClass().getResourceAsStream(name)) {
            assertThat(stream).as("%s of %s", name, projection.id()).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
