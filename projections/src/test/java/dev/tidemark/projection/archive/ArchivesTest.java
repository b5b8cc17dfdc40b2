package dev.tidemark.projection.archive;

import static dev.tidemark.projection.testing.Tallies.passes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.projection.archive.ArchiveRefused.Kind;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Builds;
import dev.tidemark.projection.runner.Runners;
import dev.tidemark.projection.table.Fingerprint;
import dev.tidemark.projection.testing.Spending;
import dev.tidemark.projection.testing.Tallies;
import dev.tidemark.projection.testing.TestRunners;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.projection.testing.tally.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A read model leaves the database as files and comes back as it was.
class ArchivesTest {
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final String NAME = "kept-1-1";

    @TempDir Path folder;

    private final Tallies tallies = new Tallies();
    private final TestTopic topic = tallies.topic();
    private final Spending spending = new Spending(5, 40);
    private final Tally tally = new Tally("kept");
    private final TestRunners runners = tallies.runners(tally);
    private final Builds builds = new Builds(runners.database());
    private final AtomicInteger changes = new AtomicInteger();
    private Archives archives;

    @BeforeEach
    void feed() {
        archives =
                new Archives(
                        runners.dataSource(), folder, runners.schemas(), changes::incrementAndGet);
        topic.publish(spending.next(topic, 400));
        try (Runners feeding = runners.start()) {
            runners.awaitHead();
        }
    }

    @AfterEach
    void close() {
        tallies.close();
    }

    private Build build() {
        return builds.find(tally.id(), 1).orElseThrow();
    }

    private Archive write() {
        return archives.write(build(), tally, AT);
    }

    private void drop() {
        runners.schemas().drop(runners.schema());
        builds.set(build(), Build.State.DROPPED);
    }

    private Build restore() {
        return archives.restore(NAME, List.of(tally), "olga", "an audit");
    }

    private void refused(Kind kind, String why, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        ArchiveRefused.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(why);
    }

    private List<String> visible() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toList();
        }
    }

    @Test
    void a_dropped_read_model_comes_back_as_it_was_and_goes_on_from_there() {
        Map<String, Fingerprint> before = runners.fingerprints();
        Archive archive = write();
        drop();

        Build restored = restore();

        assertThat(archive.name()).isEqualTo(NAME);
        assertThat(archive.position()).isEqualTo(400);
        assertThat(archive.rows())
                .isEqualTo(before.values().stream().mapToLong(Fingerprint::rows).sum());
        assertThat(restored).isEqualTo(new Build(tally.id(), 2, "kept_v1", Build.State.FOLLOWING));
        assertThat(runners.fingerprints()).isEqualTo(before);
        builds.set(restored, Build.State.LIVE);
        builds.pointTo(restored);
        topic.publish(spending.next(topic, 200));
        runners.start();
        runners.awaitHead();
        passes(runners);
        assertThat(runners.meters().get("tidemark.projection.events").counter().count())
                .as("events that the restored build applied")
                .isEqualTo(200);
    }

    @Test
    void only_its_owner_can_read_an_archive() throws IOException {
        write();

        try (Stream<Path> files = Files.walk(folder.resolve(NAME))) {
            assertThat(files)
                    .hasSize(10)
                    .allSatisfy(file ->
                            assertThat(
                                            PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(file)))
                                    .endsWith("------"));
        }
    }

    @Test
    void a_garbled_file_is_refused_by_name_and_nothing_is_made() throws IOException {
        write();
        drop();
        Path file = folder.resolve(NAME).resolve("kept_v1.entry.copy");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        refused(Kind.GARBLED, "kept_v1.entry.copy", this::restore);

        assertThat(builds.find(tally.id(), 2)).isEmpty();
        Files.writeString(folder.resolve(NAME).resolve("manifest.json"), "{}");
        refused(Kind.GARBLED, "manifest.json", () -> archives.find(NAME));
        assertThat(archives.list()).isEmpty();
    }

    @Test
    void what_is_interrupted_leaves_no_archive_and_can_be_repeated() throws IOException {
        Files.createDirectories(folder.resolve("." + NAME + ".unfinished"));
        Files.writeString(
                folder.resolve("." + NAME + ".unfinished").resolve("kept_v1.account.copy"),
                "of a killed run");
        migrator("revoke select on kept_v1.parked from tidemark_runner");
        assertThatThrownBy(this::write).hasStackTraceContaining("parked");
        assertThat(visible()).isEmpty();
        assertThat(archives.list()).isEmpty();

        migrator("grant select on kept_v1.parked to tidemark_runner");
        Archive archive = write();

        assertThat(archives.list()).containsExactly(archive);
        assertThat(write()).isEqualTo(archive);
    }

    private void migrator(String sql) {
        topic.store().sql().sql(sql).update();
    }

    @Test
    void an_archive_of_another_state_is_not_written_over() {
        write();
        topic.publish(spending.next(topic, 10));
        try (Runners feeding = runners.start()) {
            runners.awaitHead();
        }

        refused(Kind.NAME_TAKEN, "tidemark archive purge " + NAME, this::write);
    }

    @Test
    void what_a_killed_restore_left_is_no_obstacle() {
        Map<String, Fingerprint> before = runners.fingerprints();
        write();
        drop();
        builds.create(tally.id(), runners.schema(), "code");
        runners.schemas().createForBuild(tally, runners.schema());

        Build restored = restore();

        assertThat(restored.number()).isEqualTo(3);
        assertThat(builds.find(tally.id(), 2).orElseThrow().state()).isEqualTo(Build.State.DROPPED);
        assertThat(runners.fingerprints()).isEqualTo(before);
    }

    @Test
    void a_schema_that_exists_is_left_alone() {
        write();

        refused(Kind.SCHEMA_EXISTS, "holds build 1 of kept/1, which is live", this::restore);

        assertThat(runners.fingerprints().get("entry").rows()).isPositive();
    }

    @Test
    void a_release_without_the_version_or_with_another_one_is_told_which_is_needed()
            throws IOException {
        write();
        drop();

        refused(
                Kind.NEEDS_RELEASE,
                "restore it with release development",
                () -> archives.restore(NAME, List.of(), "olga", "an audit"));
        topic.store().replace();
        refused(Kind.OTHER_STORE, "tidemark migrate start kept", this::restore);
    }

    @Test
    void what_was_restored_is_fed_at_once_and_can_be_dropped_and_restored_again() {
        Map<String, Fingerprint> before = runners.fingerprints();
        write();
        drop();

        Build restored = restore();
        assertThat(changes).hasValue(1);
        assertThat(archives.kept(NAME)).contains(restored);
        refused(Kind.SCHEMA_EXISTS, "tidemark archive drop " + NAME, this::restore);
        refused(
                Kind.SCHEMA_EXISTS,
                "drop it first with tidemark archive drop " + NAME,
                () -> archives.purge(NAME, "olga", "room"));

        Build dropped = archives.drop(NAME, "olga", "looked at");
        assertThat(dropped).isEqualTo(restored.in(Build.State.DROPPED));
        assertThat(changes).hasValue(2);
        assertThat(archives.kept(NAME)).isEmpty();
        refused(
                Kind.NOTHING_KEPT,
                "tidemark archive restore " + NAME,
                () -> archives.drop(NAME, "olga", "again"));
        restore();
        assertThat(runners.fingerprints()).isEqualTo(before);
    }

    @Test
    void what_answers_or_is_of_an_open_migration_is_not_dropped() {
        write();

        refused(
                Kind.SCHEMA_EXISTS,
                "answers or belongs to an open migration",
                () -> archives.drop(NAME, "olga", "room"));

        assertThat(runners.fingerprints().get("entry").rows()).isPositive();
    }

    @Test
    void a_retired_version_whose_time_is_not_over_is_dropped_on_demand() {
        write();
        builds.set(build(), Build.State.RETIRED);
        builds.dropAt(build(), AT);
        runners.database().sql().sql("delete from registry.active_version").update();
        refused(Kind.SCHEMA_EXISTS, "which is retired and goes at " + AT, this::restore);

        archives.drop(NAME, "olga", "room");

        assertThat(restore().number()).isEqualTo(2);
    }

    @Test
    void what_is_purged_is_gone_and_audited() throws IOException {
        write();

        archives.purge(NAME, "olga", "room");

        assertThat(visible()).isEmpty();
        refused(Kind.UNKNOWN, "no archive '" + NAME + "'", this::restore);
        refused(Kind.UNKNOWN, "'../x'", () -> archives.purge("../x", "olga", "room"));
        assertThat(
                        topic.store()
                                .sql()
                                .sql(
                                        "select actor || ' ' || action || ' ' || subject from registry.audit")
                                .query(String.class)
                                .list())
                .containsExactly("olga archive purge " + NAME);
    }
}
