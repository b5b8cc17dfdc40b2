package dev.tidemark.projection.runner;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.log.SharedTail;
import dev.tidemark.projection.registry.Build;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The runners of this process, one thread per build.
public final class Runners implements AutoCloseable {
    private final Map<String, Running> running = new LinkedHashMap<>();
    private final RunnerSupplies supplies;
    private final Map<ProjectionId, Projection> code;
    private final SharedTail tail;

    /// @param build as it is registered; its state may change while it runs
    private record Running(AtomicReference<Build> build, BuildRunner runner, Thread thread) {}

    public Runners(RunnerSupplies supplies, Collection<Projection> projections) {
        this.supplies = supplies;
        this.code = new LinkedHashMap<>();
        for (Projection projection : projections) {
            if (code.put(projection.id(), projection) != null) {
                throw new IllegalStateException("two projections are called " + projection.id());
            }
        }
        this.tail = SharedTail.start(supplies.consumers());
    }

    /// Runs these builds and no others. A build whose code this release lacks is left to instances
    /// that have it.
    public synchronized void run(Collection<Build> wanted) {
        Set<String> names = wanted.stream().map(Build::group).collect(Collectors.toSet());
        stop(running.keySet().stream().filter(name -> !names.contains(name)).toList());
        for (Build build : wanted) {
            Projection projection = code.get(build.projection());
            Running one = running.get(build.group());
            if (one != null) {
                one.build().set(build);
            } else if (projection != null) {
                running.put(build.group(), start(build, projection));
            }
        }
    }

    private Running start(Build build, Projection projection) {
        var registered = new AtomicReference<>(build);
        Supplier<OnPoison> onPoison =
                () -> registered.get().state() == Build.State.LIVE ? OnPoison.PARK : OnPoison.HALT;
        var runner = new BuildRunner(new BuildParts(build, projection, supplies, onPoison), tail);
        Thread thread =
                Thread.ofPlatform()
                        .name("runner " + build.projection() + "." + build.number())
                        .start(runner);
        return new Running(registered, runner, thread);
    }

    private void stop(List<String> names) {
        List<Running> ending =
                names.stream().map(running::remove).filter(Objects::nonNull).toList();
        ending.forEach(one -> one.runner().stop());
        ending.forEach(one -> await(one.thread()));
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
        tail.close();
    }
}
