package dev.tidemark.projection.reading;

import dev.tidemark.projection.NotAnswerable;
import dev.tidemark.projection.NotAnswerable.Reason;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Answering;
import dev.tidemark.projection.registry.Build;
import dev.tidemark.projection.registry.Builds;
import dev.tidemark.store.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/// Reads which build answers and how far it is.
final class Pointer {
    private final Database database;
    private final Builds builds;

    Pointer(Database database) {
        this.database = database;
        this.builds = new Builds(database);
    }

    /// From here on the transaction at hand sees the rows of this household, and no others.
    ///
    /// @param askedLane the lane of the caller's position
    /// @throws NotAnswerable if no version is active, or it has not read anything yet
    Pinned read(String readModel, UUID household, int askedLane) {
        Answering answering =
                builds.answering(readModel, household).orElseThrow(() -> none(readModel));
        Build build = answering.build();
        return database.sql()
                .sql(
                        """
                        select t.store_id,
                            (select last_seq from %1$s.checkpoint_lane where lane = :own),
                            (select last_seq from %1$s.checkpoint_lane where lane = :asked),
                            (select first_seq from %1$s.parked where household = :household),
                            (select store_id from event_store.store),
                            set_config('tidemark.household', :household::text, true)
                        from %1$s.checkpoint_topic t
                        """
                                .formatted(build.schema()))
                .param("own", Lane.of(household))
                .param("asked", askedLane)
                .param("household", household)
                .query((row, _) -> pinned(answering, household, row))
                .optional()
                .orElseThrow(() -> none(readModel));
    }

    /// From here on the transaction at hand sees the rows of this household, and no others.
    void enter(UUID household) {
        database.sql()
                .sql("select set_config('tidemark.household', ?::text, true)")
                .param(household)
                .query(_ -> {});
    }

    long laneSeq(Build build, UUID household) {
        return database.sql()
                .sql(
                        "select last_seq from %s.checkpoint_lane where lane = ?"
                                .formatted(build.schema()))
                .param(Lane.of(household))
                .query(Long.class)
                .single();
    }

    /// The last number that the event store has given in a lane.
    long given(int lane) {
        return database.sql()
                .sql("select last_seq from event_store.lane where lane = ?")
                .param(lane)
                .query(Long.class)
                .single();
    }

    private static Pinned pinned(Answering answering, UUID household, ResultSet row)
            throws SQLException {
        return new Pinned(
                answering.build(),
                answering.candidate(),
                answering.shadow(),
                row.getObject(1, UUID.class),
                household,
                row.getLong(2),
                row.getLong(3),
                row.getObject(4, Long.class),
                row.getObject(5, UUID.class));
    }

    private static NotAnswerable none(String readModel) {
        return new NotAnswerable(
                Reason.NO_ACTIVE_VERSION, "no version of " + readModel + " answers yet", 0);
    }
}
