package dev.tidemark.projection.runner;

import dev.tidemark.projection.checkpoint.Checkpoints;
import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.log.Batch;
import dev.tidemark.projection.log.Problem;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is told of one partition: counted, logged for operators, and stored beside its checkpoint
/// while it does not go on.
final class FeedReport {
    private static final Logger LOG = LoggerFactory.getLogger(FeedReport.class);

    private final String build;
    private final TopicPartition tp;
    private final Checkpoints checkpoints;
    private final RunnerMeters meters;

    FeedReport(String build, TopicPartition tp, Checkpoints checkpoints, RunnerMeters meters) {
        this.build = build;
        this.tp = tp;
        this.checkpoints = checkpoints;
        this.meters = meters;
    }

    /// Times the writing of a batch, and tells which households it parked.
    void written(Batch batch, Supplier<List<Parked>> writing) {
        List<Parked> parked = meters.batch().record(writing);
        applied(batch);
        if (parked != null) {
            meters.parked().increment(parked.size());
            parked.forEach(this::alarm);
        }
    }

    void applied(Batch batch) {
        meters.applied().increment(batch.events().size());
        meters.duplicates().increment(batch.duplicates());
        meters.beyond().increment(batch.beyond().size());
    }

    private void alarm(Parked household) {
        LOG.error(
                "{} parked household {} from lane {} number {} on: {}. See tidemark parked show.",
                build,
                household.household(),
                household.lane(),
                household.firstSeq(),
                household.cause());
    }

    void lost() {
        LOG.info("{} gives up {}: another runner has taken it", build, tp);
    }

    void held(long epoch, Problem problem) {
        LOG.error("{} holds {}: {}", build, tp, problem.message());
        store(epoch, problem);
    }

    void failed(RuntimeException e, Duration delay) {
        LOG.warn("{} failed at {}, tries again in {}: {}", build, tp, delay, e.toString());
        LOG.debug("{} failed at {}", build, tp, e);
    }

    void keepsFailing(long epoch, RuntimeException e) {
        store(epoch, new Problem(Problem.Kind.FAILING, tp + ": " + DataFault.describe(e)));
    }

    private void store(long epoch, Problem problem) {
        try {
            checkpoints.report(tp.partition(), epoch, problem);
        } catch (RuntimeException e) {
            LOG.warn("{} could not store that {} does not go on: {}", build, tp, e.toString());
        }
    }
}
