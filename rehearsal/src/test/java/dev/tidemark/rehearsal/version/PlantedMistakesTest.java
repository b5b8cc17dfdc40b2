package dev.tidemark.rehearsal.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tidemark.documentation.EventPage;
import dev.tidemark.documentation.Golden;
import dev.tidemark.lint.changelog.ChangelogReader;
import dev.tidemark.lint.rule.Released;
import dev.tidemark.projection.impact.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Mistakes that are easily made in a new version, each in a scratch copy, put to what finds it in
/// real ones: it names the file and says what to do. The messages are in the test's output.
class PlantedMistakesTest {
    private static final String CHANGELOG = "changelog.sql";
    private static final String FOLD = "SpendingProjection.java";
    private static final Inspection INSPECTION = new Inspection();

    @TempDir private static Path scratch;

    @AfterAll
    static void close() {
        INSPECTION.close();
    }

    private interface Check {
        void of(ScratchVersion version) throws Exception;
    }

    private interface CheckOfCode {
        void of(Version version) throws Exception;
    }

    private static final Check LINT =
            version -> Inspection.lint(version.file(CHANGELOG), Released.nothing());
    private static final Check CLOCK =
            code(version ->
                    new PurityTest().a_fold_has_no_clock_no_chance_and_no_other_tables(version));
    private static final Check MEMORY =
            code(version -> new PurityTest().a_fold_keeps_nothing_in_memory(version));
    private static final Check REPLAY = code(version -> INSPECTION.replay(version, _ -> true));
    private static final Check ORDER =
            code(version -> INSPECTION.replay(version, Replay::lanesApart));
    private static final Check MIGRATION = code(INSPECTION::migrate);
    private static final Check ENTITIES = code(INSPECTION::entities);
    private static final Check EXPECTED =
            version ->
                    code(one -> INSPECTION.expected(one, version.file("expected.txt"))).of(version);
    private static final List<Check> ALL =
            List.of(LINT, CLOCK, MEMORY, ORDER, MIGRATION, ENTITIES, EXPECTED);

    /// What reads resources by the thread's class loader finds the copy's files meanwhile.
    private static Check code(CheckOfCode check) {
        return scratch -> {
            Version version = scratch.compiled();
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(version.type().getClassLoader());
            try {
                check.of(version);
            } finally {
                thread.setContextClassLoader(before);
            }
        };
    }

    /// @param changes in turn what is right in the file, and what is there instead
    private record Mistake(String name, Check check, String file, String... changes) {
        /// @param says what the message is to hold beside the file's name
        DynamicTest named(String... says) {
            return dynamicTest(
                    name,
                    () -> {
                        var version = new ScratchVersion(scratch);
                        for (int i = 0; i < changes.length; i += 2) {
                            version.with(file, changes[i], changes[i + 1]);
                        }
                        assertSaid(name, catchThrowable(() -> check.of(version)), says);
                    });
        }
    }

    private static void assertSaid(String mistake, Throwable failure, String... says) {
        assertThat(failure).as("nobody names it").isNotNull();
        System.out.printf("%n== %s%n%s%n", mistake, failure.getMessage());
        assertThat(failure).hasMessageContainingAll(says);
    }

    @Test
    void a_copy_without_a_mistake_passes() throws Exception {
        var copy = new ScratchVersion(scratch);
        for (Check check : ALL) {
            check.of(copy);
        }
    }

    @TestFactory
    Stream<DynamicTest> a_mistake_is_named_with_its_file_and_what_to_do() {
        return Stream.of(
                new Mistake(
                                "float money",
                                LINT,
                                CHANGELOG,
                                "money_out    bigint",
                                "money_out    real")
                        .named(CHANGELOG, "floating-point", "Instead: use bigint minor units"),
                new Mistake(
                                "a clock in the fold",
                                CLOCK,
                                FOLD,
                                "payment.bookedOn().withDayOfMonth(1)",
                                "java.time.LocalDate.now().withDayOfMonth(1)")
                        .named(FOLD, "LocalDate.now()", "Take the time, the id or the fact"),
                new Mistake(
                                "a missing rollback",
                                LINT,
                                CHANGELOG,
                                "--rollback drop table ${schema}.spending;\n",
                                "")
                        .named(CHANGELOG, "missing-rollback", "Instead: add --rollback"),
                new Mistake(
                                "an unqualified table",
                                LINT,
                                CHANGELOG,
                                "create table ${schema}.spending",
                                "create table spending")
                        .named(CHANGELOG, "unqualified-name", "Instead: write ${schema}."),
                new Mistake(
                                "a fold that depends on the order of households",
                                ORDER,
                                FOLD,
                                "static final ProjectionId ID",
                                "private static final Map<UUID, Integer> SEEN = new LinkedHashMap<>();\n    static final ProjectionId ID",
                                "created.name().text(),",
                                "created.name().text() + (SEEN.merge(at.aggregate(), 1, Integer::sum) + SEEN.size()),")
                        .named(
                                FOLD,
                                "Look at",
                                "A household's rows may depend on its own events alone"),
                new Mistake(
                                "state kept between batches",
                                MEMORY,
                                FOLD,
                                "static final ProjectionId ID",
                                "private final Map<UUID, Integer> seen = new LinkedHashMap<>();\n    static final ProjectionId ID")
                        .named(
                                FOLD,
                                "SpendingProjection.seen",
                                "Keep it in a table of the version"),
                new Mistake(
                                "a forgotten event type",
                                EXPECTED,
                                FOLD,
                                "case CategoryEvent.CategoryMoved moved ->\n                    categories.put(categories.existing(key).below(moved.parent()));",
                                "case CategoryEvent.CategoryMoved _ -> {}")
                        .named(FOLD, "category-moved", "correct"),
                new Mistake(
                                "a wrong sign on refunds",
                                MIGRATION,
                                FOLD,
                                "case IN -> new Part(0, line.amount(), 1)",
                                "case IN -> new Part(line.amount(), 0, 1)")
                        .named(FOLD, "would not pass its verification", "net payments", "correct"),
                new Mistake(
                                "an insert that is not idempotent",
                                REPLAY,
                                FOLD,
                                "categories.put(categories.existing(key).named(",
                                "categories.insert(categories.existing(key).named(")
                        .named(FOLD, "correct", "cannot be applied"),
                dynamicTest("an edited changelog of a release", this::edited_after_its_release),
                dynamicTest("stale docs", this::stale_docs),
                new Mistake(
                                "an entity without its column",
                                ENTITIES,
                                "SpendingEntity.java",
                                "private long transactions;",
                                "private long transactions;\n    private String note;")
                        .named(
                                Versions.SOURCES,
                                "SpendingEntity.java",
                                "missing column [note] in table [spending_v",
                                "Add the column in changelog.sql"));
    }

    private void edited_after_its_release() throws IOException {
        var version = new ScratchVersion(scratch);
        Path changelog = version.file(CHANGELOG);
        Path list = scratch.resolve("released.txt");
        Released.nothing().add(list, "v0.1", List.of(ChangelogReader.read(changelog)));
        Inspection.lint(changelog, Released.read(list));

        version.with(CHANGELOG, "name      text not null", "name      text");

        assertSaid(
                "an edited changelog of a release",
                catchThrowable(() -> Inspection.lint(changelog, Released.read(list))),
                CHANGELOG,
                "was released with another text",
                "Instead: take the edit back");
    }

    private void stale_docs() throws IOException {
        String page = "EVENTS.md";
        String written = Files.readString(Path.of("..", "docs", page));
        Files.writeString(scratch.resolve(page), written.replace("category-moved", "gone"));

        assertSaid(
                "stale docs",
                catchThrowable(() ->
                        Golden.require(
                                scratch,
                                page,
                                new EventPage(Golden.REWRITE, Versions.all()).toString())),
                "docs/EVENTS.md is stale",
                Golden.REWRITE);
    }
}
