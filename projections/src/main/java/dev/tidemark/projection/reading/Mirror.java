package dev.tidemark.projection.reading;

import dev.tidemark.projection.NotAnswerable;
import dev.tidemark.projection.View;
import dev.tidemark.projection.registry.Build;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks a candidate what readers ask the version that answers. Now and then, so that its queries
/// are prepared and its code is compiled before its first reader comes; in shadow always, and what
/// it answers otherwise is kept. Readers neither wait for it nor fail with it: it has a thread and
/// a snapshot of its own, and what comes while [#MOST] questions are open is left out.
final class Mirror {
    private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);

    /// Out of how many questions one is asked again, where nothing is compared.
    private static final int SHARE = 8;

    static final int MOST = 2;

    private final Views views;
    private final Pointer pointer;
    private final TransactionTemplate snapshot;
    private final ShadowDifferences differences;
    private final Semaphore room = new Semaphore(MOST);

    Mirror(
            Views views,
            Pointer pointer,
            TransactionTemplate snapshot,
            ShadowDifferences differences) {
        this.views = views;
        this.pointer = pointer;
        this.snapshot = snapshot;
        this.differences = differences;
    }

    /// @param value what the version that answers said
    <V extends View, T> void ask(Class<V> type, Pinned pinned, T value, Function<V, T> question) {
        Build candidate = pinned.candidate();
        boolean wanted = pinned.shadow() || ThreadLocalRandom.current().nextInt(SHARE) == 0;
        if (candidate == null || !wanted || !room.tryAcquire()) {
            return;
        }
        Thread.ofVirtual()
                .name("mirror")
                .start(() -> {
                    try {
                        compare(type, pinned, candidate, value, question);
                    } finally {
                        room.release();
                    }
                });
    }

    private <V extends View, T> void compare(
            Class<V> type, Pinned pinned, Build candidate, T value, Function<V, T> question) {
        try {
            boolean agree =
                    Boolean.TRUE.equals(
                            snapshot.execute(_ -> agree(type, pinned, candidate, value, question)));
            if (!agree && pinned.shadow()) {
                differences.found(candidate, pinned, type.getSimpleName());
            }
        } catch (NotAnswerable _) {
            // The candidate does not answer this question by itself, and need not.
        } catch (RuntimeException e) {
            LOG.info("{} could not answer: {}", candidate.projection(), e.toString());
            if (pinned.shadow()) {
                differences.found(
                        candidate,
                        pinned,
                        type.getSimpleName() + ": " + e.getClass().getSimpleName());
            }
        }
    }

    /// What a household's rows say depends on its lane's events only, so two answers at one number
    /// can be compared whenever they were given; others cannot.
    private <V extends View, T> boolean agree(
            Class<V> type, Pinned pinned, Build candidate, T value, Function<V, T> question) {
        V view = views.of(type, candidate.projection());
        pointer.enter(pinned.household());
        T other = question.apply(view);
        return pointer.laneSeq(candidate, pinned.household()) != pinned.seq()
                || view.agrees(value, other);
    }
}
