package dev.tidemark.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.store.Changelog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The SQL files that lie beside each version.
class VersionFilesTest {
    private static final List<Story> STORIES = new ArrayList<>();
    private static final ReadModelDatabase DATABASE = kept();

    private static ReadModelDatabase kept() {
        var story = new Story();
        var statements = new Statements(story, story.account("Giro", "5.00", "2020-01-01"));
        statements.uploads();
        statements.startsCommit();
        statements.commitsFirstLine();
        statements.completes();
        statements.reverts();
        STORIES.add(story);
        for (long seed = 0; seed < 3; seed++) {
            STORIES.add(RandomHistory.story(seed, 60));
        }
        ReadModelDatabase database = ReadModelDatabase.create();
        STORIES.forEach(database::keep);
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
        List<NamedQuery> queries = NamedQuery.of(file(projection, "verification.sql"));

        assertThat(queries).isNotEmpty();
        for (NamedQuery query : queries) {
            assertThat(rows(query, projection.id())).as(query.sql()).isEmpty();
        }
    }

    static Stream<Projection> conserving() {
        return projections().stream().filter(one -> has(one, "conserved.sql"));
    }

    @ParameterizedTest
    @MethodSource("conserving")
    void conserved_sums_are_those_of_the_events(Projection projection) {
        List<NamedQuery> queries = NamedQuery.of(file(projection, "conserved.sql"));

        assertThat(queries).isNotEmpty();
        for (NamedQuery query : queries) {
            Map<UUID, Map<String, Long>> sums = sums(query, projection.id());
            assertThat(sums).as(query.name()).isNotEmpty();
            for (Story story : STORIES) {
                assertThat(sums.getOrDefault(story.household, Map.of()))
                        .as(query.sql())
                        .isEqualTo(Conserved.of(query.name(), story.events()));
            }
        }
    }

    private static Map<UUID, Map<String, Long>> sums(NamedQuery query, ProjectionId id) {
        Map<UUID, Map<String, Long>> sums = new HashMap<>();
        for (Map<String, Object> row : rows(query, id)) {
            assertThat(row.keySet()).containsExactly("household", "currency", "minor");
            if ((long) row.get("minor") != 0) {
                sums.computeIfAbsent((UUID) row.get("household"), _ -> new TreeMap<>())
                        .put((String) row.get("currency"), (long) row.get("minor"));
            }
        }
        return sums;
    }

    /// Every version that follows another there is code for.
    static Stream<Projection> successors() {
        return projections().stream()
                .filter(one ->
                        projections().stream().anyMatch(old -> old.id().equals(before(one))));
    }

    private static @Nullable ProjectionId before(Projection projection) {
        ProjectionId id = projection.id();
        return id.version() == 1 ? null : new ProjectionId(id.readModel(), id.version() - 1);
    }

    @ParameterizedTest
    @MethodSource("successors")
    void what_is_declared_to_be_equal_in_both_versions_is_equal(Projection projection) {
        String oldFile = file(projection, "compare.old.sql");
        String newFile = file(projection, "compare.new.sql");
        List<NamedQuery> olds = NamedQuery.of(oldFile);
        List<NamedQuery> news = NamedQuery.of(newFile);

        assertThat(NamedQuery.head(oldFile)).as("the declared differences").startsWith("-- ");
        assertThat(NamedQuery.head(newFile)).isEqualTo(NamedQuery.head(oldFile));
        assertThat(news).isNotEmpty();
        assertThat(news.stream().map(NamedQuery::name).toList())
                .isEqualTo(olds.stream().map(NamedQuery::name).toList());
        for (int i = 0; i < news.size(); i++) {
            assertEqual(olds.get(i), before(projection), news.get(i), projection.id());
        }
    }

    private static void assertEqual(
            NamedQuery old, ProjectionId oldId, NamedQuery with, ProjectionId newId) {
        assertThat(with.key()).startsWith("household").isEqualTo(old.key());
        List<Map<String, Object>> rows = rows(with, newId);
        assertThat(rows).as(with.sql()).isNotEmpty();
        assertThat(rows.getFirst().keySet())
                .as(
                        "columns of '%s' in compare.old.sql of %s and its compare.new.sql: leave out of both what only one version has, and say it above",
                        with.name(), newId)
                .isEqualTo(rows(old, oldId).getFirst().keySet())
                .containsAll(with.key());
        assertThat(rows.stream().map(row -> row.keySet().iterator().next()))
                .containsOnly("household");
        assertThat(rows.stream().map(row -> with.key().stream().map(row::get).toList()))
                .doesNotHaveDuplicates();
        assertThat(texts(with, newId)).as(with.sql()).isEqualTo(texts(old, oldId));
    }

    private static List<String> texts(NamedQuery query, ProjectionId id) {
        String sql = "select one::text from (" + query.in(id.schema()) + "\n) as one order by 1";
        return DATABASE.sql().sql(sql).query(String.class).list();
    }

    private static List<Map<String, Object>> rows(NamedQuery query, ProjectionId id) {
        return DATABASE.sql().sql(query.in(id.schema())).query().listOfRows();
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

    /// A copied version that still reads the schema of the one it was copied from answers rightly
    /// until that is dropped.
    @ParameterizedTest
    @MethodSource("projections")
    void a_version_names_the_schema_of_no_other(Projection projection) throws IOException {
        String others =
                projections().stream()
                        .map(one -> one.id().schema())
                        .filter(schema -> !schema.equals(projection.id().schema()))
                        .collect(Collectors.joining("|", "\\b(", ")\\b"));
        String folder = projection.getClass().getPackageName().replace('.', '/');
        for (Resource file :
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:" + folder + "/*")) {
            assertThat(file.getContentAsString(StandardCharsets.ISO_8859_1))
                    .as("%s of %s", file.getFilename(), projection.id())
                    .doesNotContainPattern(others);
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

    private static boolean has(Projection projection, String name) {
        return projection.getClass().getResource(name) != null;
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
