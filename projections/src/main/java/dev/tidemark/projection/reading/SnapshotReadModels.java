package dev.tidemark.projection.reading;

import dev.tidemark.projection.Answer;
import dev.tidemark.projection.NotAnswerable;
import dev.tidemark.projection.NotAnswerable.Reason;
import dev.tidemark.projection.ReadModels;
import dev.tidemark.projection.View;
import dev.tidemark.projection.checkpoint.Arrivals;
import dev.tidemark.projection.database.Database;
import dev.tidemark.store.Lane;
import dev.tidemark.store.Position;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Pointer, lane number and rows from one snapshot. Waiting is done between snapshots: woken by
/// commits of this process, looking now and then for those of others.
public final class SnapshotReadModels implements ReadModels {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Views views;
    private final Pointer pointer;
    private final TransactionTemplate snapshot;
    private final Arrivals arrivals;
    private final ReadOutcomes outcomes;
    private final Mirror mirror;

    /// @param database the role that reads, on the data source of `snapshot`
    /// @param snapshot read-only and REPEATABLE READ; the views' repositories join it
    public SnapshotReadModels(
            Collection<View> views,
            Database database,
            TransactionTemplate snapshot,
            Arrivals arrivals,
            ReadOutcomes outcomes,
            ShadowDifferences shadow) {
        this.views = new Views(views);
        this.pointer = new Pointer(database);
        this.snapshot = snapshot;
        this.arrivals = arrivals;
        this.outcomes = outcomes;
        this.mirror = new Mirror(this.views, pointer, snapshot, shadow);
    }

    @Override
    public <V extends View, T> Answer<T> ask(
            Class<V> view,
            UUID household,
            @Nullable Position atLeast,
            Duration patience,
            Function<V, T> question) {
        String readModel = views.readModel(view);
        long asked = System.nanoTime();
        try {
            return answerInTime(view, readModel, household, atLeast, patience, question);
        } catch (CannotCreateTransactionException | CannotGetJdbcConnectionException e) {
            if (isForWantOfOne(e)) {
                outcomes.unanswered(readModel, asked);
            }
            throw e;
        }
    }

    /// The pool waited for one to come back, and not for the server.
    private static boolean isForWantOfOne(NestedRuntimeException e) {
        return e.getCause() instanceof SQLTransientConnectionException none
                && none.getCause() == null;
    }

    private <V extends View, T> Answer<T> answerInTime(
            Class<V> view,
            String readModel,
            UUID household,
            @Nullable Position atLeast,
            Duration patience,
            Function<V, T> question) {
        int lane = atLeast == null ? Lane.of(household) : atLeast.lane();
        long deadline = System.nanoTime() + patience.toNanos();
        boolean looked = false;
        while (true) {
            long commits = arrivals.commits(readModel, lane);
            // The second look on are cheap ones, until they say that a snapshot is worth taking.
            Pinned seen = looked ? pointer.read(readModel, household, lane) : null;
            if (seen == null || atLeast == null || seen.includes(atLeast)) {
                long begun = System.nanoTime();
                var answered =
                        snapshot.execute(_ ->
                                answer(view, readModel, household, lane, atLeast, begun, question));
                if (answered instanceof Answered.Now<T>(var answer)) {
                    return answer;
                }
                seen = ((Answered.TooEarly<T>) answered).seen();
            }
            looked = true;
            await(readModel, seen, atLeast, commits, deadline);
        }
    }

    private sealed interface Answered<T> {
        record Now<T>(Answer<T> answer) implements Answered<T> {}

        record TooEarly<T>(Pinned seen) implements Answered<T> {}
    }

    private <V extends View, T> Answered<T> answer(
            Class<V> type,
            String readModel,
            UUID household,
            int lane,
            @Nullable Position atLeast,
            long begun,
            Function<V, T> question) {
        Pinned pinned = pointer.read(readModel, household, lane);
        if (atLeast != null && !pinned.includes(atLeast)) {
            return new Answered.TooEarly<>(pinned);
        }
        V view = views.of(type, pinned.build().projection());
        T value = outcomes.of(pinned.build().projection(), begun, () -> question.apply(view));
        mirror.ask(type, pinned, value, question);
        return new Answered.Now<>(
                new Answer<>(
                        value,
                        pinned.build().projection(),
                        pinned.position(),
                        pinned.parkedFrom()));
    }

    private void await(
            String readModel,
            Pinned seen,
            @Nullable Position atLeast,
            long commits,
            long deadline) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        if (atLeast == null || left.isNegative() || left.isZero()) {
            throw lagging(seen, atLeast);
        }
        try {
            arrivals.await(
                    readModel,
                    atLeast.lane(),
                    commits,
                    left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw lagging(seen, atLeast);
        }
    }

    private NotAnswerable lagging(Pinned seen, @Nullable Position atLeast) {
        if (atLeast != null && atLeast.laneSeq() > pointer.given(atLeast.lane())) {
            return new NotAnswerable(
                    Reason.UNKNOWN_POSITION,
                    "no event of the lane has the number " + atLeast.laneSeq() + " yet",
                    0);
        }
        long lag = atLeast == null ? 0 : atLeast.laneSeq() - seen.askedSeq();
        return new NotAnswerable(
                Reason.LAGGING,
                "%s lacks %d events of the lane up to the asked position"
                        .formatted(seen.build().projection(), lag),
                lag);
    }
}
