package dev.tidemark.projection.runner;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.registry.Build;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The runners of this process, one thread per build.
public final class Runners implements AutoCloseable {
    private final Map<Build, Running> running = new LinkedHashMap<>();
    private final RunnerSupplies supplies;
    private final Map<ProjectionId, Projection> code;

    private record Running(BuildRunner runner, Thread thread) {}

    public Runners(RunnerSupplies supplies, Collection<Projection> projections) {
        this.supplies = supplies;
        this.code = new LinkedHashMap<>();
        for (Projection projection : projections) {
            if (code.put(projection.id(), projection) != null) {
                throw new IllegalStateException("two projections are called " + projection.id());
            }
        }
    }

    /// Runs these builds and no others. A build whose code this release lacks is left to instances
    /// that have it.
    public synchronized void run(Collection<Build> wanted) {
        List<Build> gone = running.keySet().stream().filter(b -> !wanted.contains(b)).toList();
        stop(gone);
        for (Build build : wanted) {
            Projection projection = code.get(build.projection());
            if (projection != null && !running.containsKey(build)) {
                running.put(build, start(build, projection));
            }
        }
    }

    private Running start(Build build, Projection projection) {
        var runner = new BuildRunner(new BuildParts(build, projection, supplies));
        Thread thread =
                Thread.ofPlatform()
                        .name("runner " + build.projection() + "." + build.number())
                        .start(runner);
        return new Running(runner, thread);
    }

    private void stop(List<Build> builds) {
        builds.forEach(build -> {
            Running one = running.get(build);
            if (one != null) {
                one.runner().stop();
            }
        });
        for (Build build : builds) {
            Running one = running.remove(build);
            if (one != null) {
                await(one.thread());
            }
        }
    }

    /// An instance that is asked to stop does not wait for ever: what is cut off is repeated.
    private static void await(Thread thread) {
        try {
            if (!thread.join(Duration.ofSeconds(10))) {
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends every runner after the transaction at hand.
    @Override
    public synchronized void close() {
        stop(List.copyOf(running.keySet()));
    }
}
