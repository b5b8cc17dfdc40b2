package dev.tidemark.projection.runner;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.log.Topic;
import dev.tidemark.projection.registry.Build;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/// Folds the log into a build from its checkpoints up to given numbers, several partitions at once,
/// through the very path of live runners. Nobody else may be writing the build: whoever does is
/// fenced off.
public final class Rebuild {
    private final RunnerSupplies supplies;
    private final int workers;

    public Rebuild(RunnerSupplies supplies, int workers) {
        this.supplies = supplies;
        this.workers = workers;
    }

    /// Goes on where the build's checkpoints are, so that it may be repeated after a crash.
    ///
    /// @param upTo of each lane, the last number to apply
    /// @param parked households that are not to be applied from their first number on
    /// @return `false` if `pace` stopped it before it got there
    /// @throws Halted at an event that cannot be applied
    /// @throws dev.tidemark.projection.log.LogIncomplete if the topic does not reach that far
    public boolean into(
            Build build,
            Projection projection,
            Topic topic,
            long[] upTo,
            Collection<Parked> parked,
            Pace pace) {
        var parts = new BuildParts(build, projection, supplies, () -> OnPoison.HALT);
        if (!parts.adopt(topic)) {
            throw new IllegalStateException(
                    build.schema() + " counts in a newer topic than " + topic);
        }
        parked.forEach(household -> parts.checkpoints().parked().expect(household));
        var stopped = new AtomicBoolean();
        Pace unstopped = _ -> !stopped.get();
        Pace checked = unstopped.and(pace).and(unstopped);
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            var running = new ExecutorCompletionService<Boolean>(threads);
            List<Future<Boolean>> all = new ArrayList<>();
            for (List<Integer> share : shares(topic)) {
                var worker = new RebuildWorker(parts, topic, share, upTo, checked);
                all.add(running.submit(worker::run));
            }
            return await(running, all, stopped);
        }
    }

    private List<List<Integer>> shares(Topic topic) {
        return IntStream.range(0, Math.min(workers, topic.partitions()))
                .mapToObj(worker ->
                        IntStream.range(0, topic.partitions())
                                .filter(partition -> partition % workers == worker)
                                .boxed()
                                .toList())
                .toList();
    }

    /// The first failure stops the other workers and is thrown once they have ended.
    private static boolean await(
            ExecutorCompletionService<Boolean> running,
            List<Future<Boolean>> all,
            AtomicBoolean stopped) {
        boolean reached = true;
        try {
            for (int ended = 0; ended < all.size(); ended++) {
                reached &= running.take().get();
            }
            return reached;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            stopped.set(true);
            all.forEach(future -> future.cancel(true));
        }
    }
}
