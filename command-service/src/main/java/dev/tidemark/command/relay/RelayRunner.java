package dev.tidemark.command.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread of this instance's relay: stands by until the lease is free, then leads until it is
/// lost or the instance stops. Whatever fails, it begins again at what is stored.
final class RelayRunner {
    private static final Logger log = LoggerFactory.getLogger(RelayRunner.class);

    private final Wiring wiring;
    private final NotifyingBell bell;
    private final UUID holder = UUID.randomUUID();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("relay").unstarted(this::run);
    private volatile @Nullable Leadership leadership;

    RelayRunner(Wiring wiring, NotifyingBell bell) {
        this.wiring = wiring;
        this.bell = bell;
    }

    void start() {
        thread.start();
    }

    /// Gives the lease back, so that another instance takes over at once.
    void stop() {
        stop.countDown();
        Duration patience = wiring.settings().call();
        try {
            if (!thread.join(patience)) {
                thread.interrupt();
                thread.join(patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean leads() {
        return leadership != null;
    }

    /// Events stored and not yet acknowledged; 0 where another instance leads.
    long behind() {
        Leadership current = leadership;
        return current == null ? 0 : current.behind();
    }

    private void run() {
        Duration pause = wiring.settings().lease().dividedBy(10);
        try {
            do {
                tryToLead();
            } while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException | InterruptException e) {
            log.info("the relay was interrupted while it waited; its lease runs out by itself");
        }
    }

    private void tryToLead() throws InterruptedException {
        try (var connection = wiring.connect()) {
            var lease = Lease.take(connection, holder, wiring.settings().lease());
            if (lease.isPresent()) {
                log.info("the relay leads, epoch {}", lease.get().epoch());
                var current = new Leadership(wiring, connection, lease.get(), bell, stop);
                leadership = current;
                bell.lead(lease.get());
                current.serve();
            }
        } catch (Lease.Lost e) {
            log.warn("the relay stands by: {}", e.getMessage());
        } catch (SQLException e) {
            log.warn("the relay begins again, the database failed: {}", e.getMessage());
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("the relay begins again, it failed unexpectedly", e);
        } finally {
            leadership = null;
            bell.follow();
        }
    }
}
