package dev.tidemark.projection.runner;

import dev.tidemark.projection.checkpoint.Checkpoints;
import dev.tidemark.projection.checkpoint.Claim;
import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.log.Batch;
import dev.tidemark.projection.log.Intake;
import dev.tidemark.projection.log.Problem;
import dev.tidemark.projection.log.Topic;
import dev.tidemark.projection.table.RowCache;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Feeds one assigned partition. It is either flowing, or paused until a moment at which the
/// checkpoint is read again and it goes on from there; nothing is ever skipped.
final class PartitionFeed {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionFeed.class);

    /// What the feeds of one build share.
    record Shared(
            String build,
            String owner,
            Topic topic,
            Consumer<byte[], byte[]> consumer,
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
    private @Nullable Partition partition;
    private long epoch;
    private long resumeAt = System.nanoTime();
    private boolean flowing;
    private Duration delay;

    PartitionFeed(Shared shared, TopicPartition tp) {
        this.shared = shared;
        this.tp = tp;
        this.delay = shared.settings().retryFirst();
        // Without a position the consumer would ask for a committed offset.
        shared.consumer().seek(tp, 0);
        shared.consumer().pause(Set.of(tp));
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
            shared.consumer().seek(tp, claim.nextOffset());
            shared.consumer().resume(Set.of(tp));
            flowing = true;
        });
    }

    private Claim take() {
        return shared.checkpoints().take(shared.topic(), tp.partition(), shared.owner());
    }

    private Claim readAgain() {
        return shared.checkpoints()
                .readAgain(shared.topic(), tp.partition(), epoch)
                .orElseThrow(() -> new PartitionLost(tp.partition()));
    }

    /// Applies what was polled, unless the partition is paused.
    void take(List<ConsumerRecord<byte[], byte[]>> records) {
        List<ConsumerRecord<byte[], byte[]>> rest = records;
        for (Partition own = flowing(); own != null && !rest.isEmpty(); own = flowing()) {
            int taken = write(own, rest);
            trim(own);
            rest = rest.subList(taken, rest.size());
        }
    }

    /// What a poll brought for one partition, to be committed with that of others.
    record Share(PartitionFeed feed, Partition partition, Batch batch) {}

    /// @return empty if the partition is paused, or has records that cannot all be taken at once
    Optional<Share> share(List<ConsumerRecord<byte[], byte[]>> records) {
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
        count(share.batch());
        trim(share.partition());
    }

    /// It is unknown what of the records at hand is committed.
    void readAgainSoon() {
        if (flowing) {
            pause(Duration.ZERO);
        }
    }

    /// @return how many records were taken; 0 once the partition is paused
    private int write(Partition own, List<ConsumerRecord<byte[], byte[]>> records) {
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
        List<Parked> parked =
                shared.meters().batch().record(() -> shared.writer().write(own, batch));
        count(batch);
        shared.meters().parked().increment(parked == null ? 0 : parked.size());
        if (parked != null) {
            parked.forEach(this::alarm);
        }
    }

    private void count(Batch batch) {
        delay = shared.settings().retryFirst();
        shared.meters().applied().increment(batch.events().size());
        shared.meters().duplicates().increment(batch.duplicates());
        shared.meters().beyond().increment(batch.beyond().size());
    }

    /// All partitions of a build share one bound.
    private void trim(Partition own) {
        int partitions = Math.max(1, shared.consumer().assignment().size());
        own.cache.trim(
                shared.settings().cacheRows() / partitions,
                shared.settings().cacheBytes() / partitions);
    }

    private void alarm(Parked household) {
        LOG.error(
                "{} parked household {} from lane {} number {} on: {}. See tidemark parked show.",
                shared.build(),
                household.household(),
                household.lane(),
                household.firstSeq(),
                household.cause());
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
            guarded(() ->
                    shared.writer()
                            .write(own, new Batch(List.of(), own.nextOffset(), 0, due, 0, null)));
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
        LOG.info("{} gives up {}: another runner has taken it", shared.build(), tp);
        epoch = 0;
        pause(Duration.ofSeconds(1));
    }

    private void hold(Problem problem) {
        LOG.error("{} holds {}: {}", shared.build(), tp, problem.message());
        report(problem);
        pause(shared.settings().heldRetry());
    }

    private void failed(RuntimeException e) {
        LOG.warn("{} failed at {}, tries again in {}: {}", shared.build(), tp, delay, e.toString());
        LOG.debug("{} failed at {}", shared.build(), tp, e);
        Duration most = shared.settings().retryMost();
        if (delay.equals(most)) {
            report(new Problem(Problem.Kind.FAILING, tp + ": " + DataFault.describe(e)));
        }
        pause(delay);
        delay = delay.multipliedBy(2).compareTo(most) < 0 ? delay.multipliedBy(2) : most;
    }

    private void report(Problem problem) {
        try {
            shared.checkpoints().report(tp.partition(), epoch, problem);
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} could not store that {} does not go on: {}",
                    shared.build(),
                    tp,
                    e.toString());
        }
    }

    private void pause(Duration time) {
        flowing = false;
        partition = null;
        resumeAt = System.nanoTime() + time.toNanos();
        shared.consumer().pause(Set.of(tp));
    }
}
