package dev.tidemark.projection.runner;

import dev.tidemark.projection.checkpoint.Checkpoints;
import dev.tidemark.projection.checkpoint.Claim;
import dev.tidemark.projection.log.Batch;
import dev.tidemark.projection.log.Intake;
import dev.tidemark.projection.log.Message;
import dev.tidemark.projection.log.Problem;
import dev.tidemark.projection.log.Topic;
import dev.tidemark.projection.log.TopicReader;
import dev.tidemark.projection.table.RowCache;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Feeds one assigned partition. It is either flowing, or paused until a moment at which the
/// checkpoint is read again and it goes on from there; nothing is ever skipped.
final class PartitionFeed {
    /// What the feeds of one build share.
    record Shared(
            String build,
            String owner,
            Topic topic,
            TopicReader reader,
            Checkpoints checkpoints,
            Intake intake,
            BatchWriter writer,
            Repair repair,
            Holes holes,
            Supplier<RowCache> newCache,
            RunnerSettings settings,
            RunnerMeters meters) {}

    private final Shared shared;
    private final TopicPartition tp;
    private final FeedReport report;
    private @Nullable Partition partition;
    private long epoch;
    private long resumeAt = System.nanoTime();
    private boolean flowing;
    private Duration delay;

    PartitionFeed(Shared shared, TopicPartition tp) {
        this.shared = shared;
        this.tp = tp;
        this.report = new FeedReport(shared.build(), tp, shared.checkpoints(), shared.meters());
        this.delay = shared.settings().retryFirst();
    }

    /// Takes the partition, or goes on after a pause, if it is time to.
    ///
    /// @return `false` if that failed
    boolean goOn() {
        if (flowing || System.nanoTime() - resumeAt < 0) {
            return true;
        }
        return guarded(() -> {
            Claim claim = epoch == 0 ? take() : readAgain();
            epoch = claim.epoch();
            partition = new Partition(claim, shared.newCache().get());
            shared.reader().readFrom(tp, claim.nextOffset());
            flowing = true;
        });
    }

    private Claim take() {
        return shared.checkpoints()
                .follow(shared.topic(), tp.partition(), shared.owner())
                .orElseThrow(() -> new PartitionLost(tp.partition()));
    }

    private Claim readAgain() {
        return shared.checkpoints()
                .readAgain(shared.topic(), tp.partition(), epoch)
                .orElseThrow(() -> new PartitionLost(tp.partition()));
    }

    /// Applies what was polled, unless the partition is paused.
    void take(List<Message> records) {
        List<Message> rest = records;
        for (Partition own = flowing(); own != null && !rest.isEmpty(); own = flowing()) {
            int taken = write(own, rest);
            trim(own);
            rest = rest.subList(taken, rest.size());
        }
    }

    /// @return empty if the partition is paused, or has records that cannot all be taken at once
    Optional<Share> share(List<Message> records) {
        Partition own = flowing();
        if (own == null) {
            return Optional.empty();
        }
        Batch batch = shared.intake().take(records, own.lastNumbers());
        return batch.stop() == null && batch.taken() == records.size()
                ? Optional.of(new Share(this, own, batch))
                : Optional.empty();
    }

    void committed(Share share) {
        delay = shared.settings().retryFirst();
        report.applied(share.batch());
        trim(share.partition());
    }

    /// It is unknown what of the records at hand is committed.
    void readAgainSoon() {
        if (flowing) {
            pause(Duration.ZERO);
        }
    }

    /// @return how many records were taken; 0 once the partition is paused
    private int write(Partition own, List<Message> records) {
        int[] taken = {0};
        guarded(() -> {
            Batch batch = shared.intake().take(records, own.lastNumbers());
            if (batch.taken() > 0) {
                write(own, batch);
            }
            if (batch.stop() == null) {
                taken[0] = batch.taken();
            } else {
                hold(batch.stop());
            }
        });
        return taken[0];
    }

    private void write(Partition own, Batch batch) {
        report.written(batch, () -> shared.writer().write(own, batch));
        delay = shared.settings().retryFirst();
    }

    /// All partitions of a build share one bound.
    private void trim(Partition own) {
        int partitions = Math.max(1, shared.reader().assigned());
        own.cache.trim(
                shared.settings().cacheRows() / partitions,
                shared.settings().cacheBytes() / partitions);
    }

    /// Asks again for holes that stayed, and for a tail that the relay has sent and Kafka lost.
    void askForHoles(Map<Integer, Long> missingTail) {
        Partition own = flowing();
        if (own == null) {
            return;
        }
        Map<Integer, Long> due = shared.holes().due(own.lanes().values());
        due.putAll(missingTail);
        if (!due.isEmpty()) {
            var ask = new Batch(List.of(), own.nextOffset(), 0, due, 0, null);
            guarded(() -> shared.writer().write(own, ask));
        }
    }

    void repair(UUID household) {
        Partition own = flowing();
        if (own != null && own.carries(household)) {
            guarded(() -> shared.repair().of(own, shared.topic(), household));
        }
    }

    private boolean guarded(Runnable work) {
        try {
            work.run();
            return true;
        } catch (PartitionLost _) {
            lost();
        } catch (Halted e) {
            hold(new Problem(Problem.Kind.HALTED, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            failed(e);
        }
        return false;
    }

    @Nullable Partition flowing() {
        return flowing ? partition : null;
    }

    private void lost() {
        report.lost();
        epoch = 0;
        pause(Duration.ofSeconds(1));
    }

    private void hold(Problem problem) {
        report.held(epoch, problem);
        pause(shared.settings().heldRetry());
    }

    private void failed(RuntimeException e) {
        report.failed(e, delay);
        Duration most = shared.settings().retryMost();
        if (delay.equals(most)) {
            report.keepsFailing(epoch, e);
        }
        pause(delay);
        delay = delay.multipliedBy(2).compareTo(most) < 0 ? delay.multipliedBy(2) : most;
    }

    private void pause(Duration time) {
        flowing = false;
        partition = null;
        resumeAt = System.nanoTime() + time.toNanos();
        shared.reader().pause(tp);
    }
}
