package dev.tidemark.command.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/// Rings in this process while its relay leads, and by NOTIFY otherwise: from a connection of its
/// own, because a NOTIFY in a command's transaction makes all commits queue, and not more often
/// than every 5 ms. What gets lost while PostgreSQL is away is found by polling.
final class NotifyingBell implements RelayBell, AutoCloseable {
    private static final Duration BETWEEN_NOTIFIES = Duration.ofMillis(5);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int LISTEN_MILLIS = 500;

    private final DataSource database;
    private final Semaphore here = new Semaphore(0);
    private final Semaphore elsewhere = new Semaphore(0);
    private final Thread notifier;
    private volatile long leading;

    NotifyingBell(DataSource database) {
        this.database = database;
        this.notifier = Thread.ofVirtual().name("relay-notify").start(this::announce);
    }

    @Override
    public void ring() {
        wake(leading == 0 ? elsewhere : here);
    }

    private static void wake(Semaphore sleeper) {
        if (sleeper.availablePermits() == 0) {
            sleeper.release();
        }
    }

    /// Returns at a ring, or when the time is over.
    void await(Duration atMost) throws InterruptedException {
        if (here.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            here.drainPermits();
        }
    }

    /// While it leads, the relay of this instance hears every instance.
    void lead(Lease lease) {
        leading = lease.epoch();
        Thread.ofVirtual().name("relay-listen-" + lease.epoch()).start(() -> listen(lease.epoch()));
    }

    void follow() {
        leading = 0;
    }

    private void announce() {
        patiently(
                () -> true,
                connection -> {
                    try (var sql = connection.createStatement()) {
                        sql.execute("set synchronous_commit = off");
                        while (true) {
                            elsewhere.acquire();
                            elsewhere.drainPermits();
                            sql.execute("notify tidemark_relay");
                            Thread.sleep(BETWEEN_NOTIFIES);
                        }
                    }
                });
    }

    private void listen(long epoch) {
        patiently(
                () -> leading == epoch,
                connection -> {
                    try (var sql = connection.createStatement()) {
                        sql.execute("listen tidemark_relay");
                        var notifications = connection.unwrap(PGConnection.class);
                        while (leading == epoch) {
                            if (notifications.getNotifications(LISTEN_MILLIS).length > 0) {
                                wake(here);
                            }
                        }
                    }
                });
    }

    private interface Work {
        void with(Connection connection) throws SQLException, InterruptedException;
    }

    private void patiently(BooleanSupplier wish, Work work) {
        try {
            while (wish.getAsBoolean()) {
                try (var connection = database.getConnection()) {
                    work.with(connection);
                } catch (SQLException e) {
                    Thread.sleep(AFTER_FAILURE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        follow();
        notifier.interrupt();
    }
}
