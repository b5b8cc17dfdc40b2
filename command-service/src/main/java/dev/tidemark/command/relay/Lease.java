package dev.tidemark.command.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The right to relay, for as long as it is renewed, by the clock of the database. Each taking
/// raises the epoch, and whatever a relay writes is written under its epoch or not at all: one that
/// slept through its lease cannot move a checkpoint.
final class Lease {

    /// Somebody else has taken the lease.
    static final class Lost extends RuntimeException {
        Lost(long epoch) {
            super("the lease of epoch " + epoch + " has been taken by another instance");
        }
    }

    enum State {
        SENDING,
        WAITING,
        REFUSED,
        STOPPED
    }

    private final Connection connection;
    private final long epoch;
    private final Duration length;
    private long renewedAt = System.nanoTime();
    private @Nullable State state;
    private @Nullable String message;

    private Lease(Connection connection, long epoch, Duration length) {
        this.connection = connection;
        this.epoch = epoch;
        this.length = length;
    }

    static Optional<Lease> take(Connection connection, UUID holder, Duration length)
            throws SQLException {
        try (var take =
                connection.prepareStatement(
                        """
                        update event_store.relay_lease
                        set holder = ?, epoch = epoch + 1, expires_at = clock_timestamp() + ? * interval '1 ms',
                            state = 'starting', message = null
                        where expires_at < clock_timestamp()
                        returning epoch
                        """)) {
            take.setObject(1, holder);
            take.setLong(2, length.toMillis());
            try (var row = take.executeQuery()) {
                return row.next()
                        ? Optional.of(new Lease(connection, row.getLong(1), length))
                        : Optional.empty();
            }
        }
    }

    long epoch() {
        return epoch;
    }

    Duration length() {
        return length;
    }

    /// Costs nothing while the last renewal is fresh.
    void keep() throws SQLException {
        if (System.nanoTime() - renewedAt > length.dividedBy(4).toNanos()) {
            renew();
        }
    }

    void renew() throws SQLException {
        renew(length);
    }

    /// What operators read; false if they have been told.
    boolean say(State newState, @Nullable String newMessage) throws SQLException {
        if (newState == state && Objects.equals(newMessage, message)) {
            keep();
            return false;
        }
        state = newState;
        message = newMessage;
        renew();
        return true;
    }

    void release() throws SQLException {
        state = State.STOPPED;
        message = null;
        renew(Duration.ofMillis(-1));
    }

    private void renew(Duration by) throws SQLException {
        try (var renew =
                connection.prepareStatement(
                        """
                        update event_store.relay_lease
                        set expires_at = clock_timestamp() + ? * interval '1 ms',
                            state = coalesce(?, state), message = ?
                        where epoch = ?
                        """)) {
            renew.setLong(1, by.toMillis());
            renew.setString(2, state == null ? null : state.name().toLowerCase(Locale.ROOT));
            renew.setString(3, message);
            renew.setLong(4, epoch);
            if (renew.executeUpdate() == 0) {
                throw new Lost(epoch);
            }
        }
        renewedAt = System.nanoTime();
    }
}
