package dev.tidemark.rehearsal.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.tidemark.event.json.EventCatalog;
import dev.tidemark.rehearsal.history.History;
import dev.tidemark.rehearsal.history.HistoryFiles;
import dev.tidemark.rehearsal.history.Recording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Events of older writers. A release is recorded, once, with `-Dtidemark.release=v0.2`: its
/// histories, their checksums, and what every version makes of all histories so far. Nothing that
/// is recorded is ever written again.
class GoldenHistoriesTest {
    private static final @Nullable String RELEASE = System.getProperty("tidemark.release");
    private static final Bench BENCH = new Bench();

    @BeforeAll
    static void record() throws IOException, InterruptedException {
        if (RELEASE != null) {
            Recording.of(RELEASE);
        }
    }

    @AfterAll
    static void close() {
        BENCH.close();
    }

    @Test
    void a_recorded_history_is_never_changed() {
        Map<String, String> found =
                History.all().stream()
                        .collect(
                                Collectors.toMap(
                                        History::name,
                                        history ->
                                                HistoryFiles.checksum(
                                                        History.FOLDER.resolve(history.name()))));

        assertThat(found)
                .as(
                        "%s: take the recorded files back from the repository, and add new ones by a release's recording",
                        HistoryFiles.CHECKSUMS)
                .isEqualTo(HistoryFiles.hashes(HistoryFiles.CHECKSUMS));
    }

    @Test
    void every_event_is_there_in_every_revision() {
        assertThat(History.forms(History.complete()))
                .as(
                        "events without a history: until the next release records one, add the event to HandPicked")
                .containsAll(
                        new EventCatalog()
                                .entries().stream()
                                        .flatMap(GoldenHistoriesTest::revisions)
                                        .toList());
    }

    private static Stream<String> revisions(EventCatalog.Entry entry) {
        return IntStream.rangeClosed(1, entry.revision())
                .mapToObj(revision -> entry.type() + " revision " + revision);
    }

    static List<Version> versions() {
        return Version.all();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void a_released_version_makes_of_old_events_what_it_always_made(Version version)
            throws IOException {
        Map<String, String> released = HistoryFiles.hashes(HistoryFiles.RESULTS);
        boolean isReleased =
                released.keySet().stream().anyMatch(of -> of.startsWith(version + " "));
        if (!isReleased && RELEASE == null) {
            abort(version + " is not released: nothing to compare with yet");
        }
        List<String> changed = new ArrayList<>();
        for (Map.Entry<String, String> result : results(version).entrySet()) {
            String recorded = released.get(result.getKey());
            if (recorded == null && RELEASE != null) {
                HistoryFiles.append(HistoryFiles.RESULTS, result.getValue(), result.getKey());
            } else if (!result.getValue().equals(recorded)) {
                changed.add(result.getKey());
            }
        }
        assertThat(changed)
                .as(
                        """
                        This is a new version: %s makes other rows of recorded events than when it was released, \
                        so builds that exist are not what this code makes.
                        Take back what changed in %s, and make the change in a copy of the folder with the next number. \
                        If %s is meant: a released line is never edited. Other than recorded:\
                        """,
                        version, version.folder(), HistoryFiles.RESULTS)
                .isEmpty();
    }

    private static Map<String, String> results(Version version) {
        Map<String, String> results = new TreeMap<>();
        try (Trial trial = BENCH.trial(version)) {
            for (History history : History.all()) {
                trial.of(history.envelopes())
                        .fingerprints()
                        .forEach((table, print) ->
                                results.put(version + " " + history + " " + table, print.sha256()));
            }
        }
        return results;
    }
}
