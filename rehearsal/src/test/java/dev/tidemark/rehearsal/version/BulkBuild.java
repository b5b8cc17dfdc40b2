package dev.tidemark.rehearsal.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tidemark.projection.log.Topic;
import dev.tidemark.projection.log.Topics;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.runner.Pace;
import dev.tidemark.projection.runner.Rebuild;
import dev.tidemark.projection.verification.CannotCompare;
import dev.tidemark.projection.verification.Report;
import dev.tidemark.projection.verification.Report.Assertion;
import dev.tidemark.projection.verification.Report.Conservation;
import dev.tidemark.projection.verification.Side;
import dev.tidemark.projection.verification.Snapshot;
import dev.tidemark.projection.verification.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A version built as a migration builds it, by two workers that stop now and then and go on in a
/// new process, and verified against the version before, or against itself if it is the first.
final class BulkBuild {
    private static final int WORKERS = 2;
    private static final int TRANSACTIONS = 4;

    private final Bench bench;
    private final LiveVersions live;
    private final Version version;
    private final Build build;
    private final Topic topic;

    BulkBuild(Bench bench, LiveVersions live, Version version) {
        this.bench = bench;
        this.live = live;
        this.version = version;
        build = live.build(version).in(version.id().schema() + "_bulk");
        topic = new Topics(bench.database()).active().orElseThrow();
    }

    void assertBuiltAndVerified() {
        assertThatCode(this::build)
                .as("%s cannot be built from the topic: look at %s", version, version.source())
                .doesNotThrowAnyException();
        assertThat(differences())
                .as(
                        "%s, built in bulk by two workers that were stopped now and then, differs from the live path: look at %s",
                        version, version.source())
                .isEmpty();
        assertThat(verify())
                .as(
                        "a migration to %s would not pass its verification: correct %s, or the .sql files beside it",
                        version, version.source())
                .isEmpty();
    }

    private void build() {
        bench.schemas().createForBuild(version.fresh(), build.schema());
        var rebuild = new Rebuild(live.supplies(), WORKERS);
        long[] upTo = live.vector(version);
        while (!rebuild.into(
                build, version.fresh(), topic, upTo, List.of(), stopAfter(TRANSACTIONS))) {
            // It goes on in a new process.
        }
        bench.schemas().finish(version.fresh(), build.schema());
    }

    private static Pace stopAfter(int transactions) {
        var done = new AtomicInteger();
        return events -> events == 0 || done.incrementAndGet() < transactions;
    }

    /// In which rows it differs from the live path, as sentences.
    private List<String> differences() {
        return new RowDifferences(bench.database(), version.fresh().tables())
                .between(version.id().schema(), build.schema());
    }

    /// What a migration to it would say against it.
    private List<String> verify() {
        Version before =
                live.versions().stream()
                        .filter(one -> one.id().readModel().equals(version.id().readModel()))
                        .filter(one -> one.id().version() == version.id().version() - 1)
                        .findFirst()
                        .orElse(version);
        try (Snapshot from = Snapshot.open(bench.runner());
                Snapshot to = Snapshot.open(bench.runner())) {
            Report report =
                    new Verification(live.supplies(), topic, false)
                            .verify(
                                    new Side(live.build(before), before.fresh(), from),
                                    new Side(build, version.fresh(), to),
                                    Instant.EPOCH);
            return problems(report);
        } catch (CannotCompare e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> problems(Report report) {
        List<String> problems = new ArrayList<>(report.reasons());
        report.differences().stream().limit(3).map(String::valueOf).forEach(problems::add);
        report.assertions().stream()
                .filter(one -> one.rows() > 0)
                .map(Assertion::toString)
                .forEach(problems::add);
        report.to().money().stream()
                .filter(one -> one.differing() > 0)
                .map(Conservation::toString)
                .forEach(problems::add);
        return problems;
    }
}
