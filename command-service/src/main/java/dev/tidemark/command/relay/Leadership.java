package dev.tidemark.command.relay;

import dev.tidemark.command.relay.Lease.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One term of the lease: opens the topic and relays; when Kafka fails or a proof does, says so
/// where operators read it and opens again. Ends with the lease, the database connection or the
/// instance.
final class Leadership {
    private static final Logger log = LoggerFactory.getLogger(Leadership.class);
    private static final Duration BEFORE_RETRY = Duration.ofMillis(250);
    private static final Duration BETWEEN_PROOFS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(250);

    /// A round costs the same whether it sends one event or many.
    private static final Duration AFTER_FEW = Duration.ofMillis(10);

    private static final int FEW = 100;

    private final Wiring wiring;
    private final Connection connection;
    private final Lease lease;
    private final NotifyingBell bell;
    private final CountDownLatch stop;
    private final Requests requests;
    private volatile long behind;

    Leadership(
            Wiring wiring,
            Connection connection,
            Lease lease,
            NotifyingBell bell,
            CountDownLatch stop) {
        this.wiring = wiring;
        this.connection = connection;
        this.lease = lease;
        this.bell = bell;
        this.stop = stop;
        this.requests = new Requests(connection);
    }

    /// Returns when the instance stops, with the lease given back.
    void serve() throws SQLException, InterruptedException {
        while (!stopping()) {
            try {
                open();
            } catch (Refused e) {
                say(State.REFUSED, e.getMessage() + " Runbook: " + e.kind().code() + ".");
                waitForRebuild();
            } catch (InterruptException e) {
                throw e;
            } catch (KafkaException e) {
                say(State.WAITING, explained(e));
                pause(BEFORE_RETRY);
            }
        }
        lease.release();
    }

    private String explained(KafkaException e) {
        return "Kafka at %s does not take events (%s). Commands go on; what they store is sent when it does."
                .formatted(wiring.kafka().get("bootstrap.servers"), e.getMessage());
    }

    private void open() throws SQLException, InterruptedException {
        wiring.requireDurable(connection);
        Checkpoints checkpoints;
        try (var topics = new EventTopic(wiring.kafka(), wiring.settings().call())) {
            checkpoints =
                    new Opening(connection, lease, topics, wiring.topic(), wiring.settings())
                            .open();
        }
        try (var relay =
                new Relay(connection, lease, checkpoints, wiring.producer(), wiring.settings())) {
            relay(relay);
        }
    }

    private void relay(Relay relay) throws SQLException, InterruptedException {
        relay.resendWhatIsAskedFor();
        say(State.SENDING, null);
        long askedAt = System.nanoTime();
        while (!stopping()) {
            boolean idle = !relay.round();
            behind = relay.behind();
            lease.keep();
            if (isOver(BETWEEN_REQUESTS, askedAt)) {
                if (requests.askForRebuild()) {
                    return;
                }
                relay.resendWhatIsAskedFor();
                askedAt = System.nanoTime();
            }
            if (idle) {
                bell.await(wiring.settings().poll());
            } else if (behind < FEW) {
                pause(AFTER_FEW);
            }
        }
    }

    private void waitForRebuild() throws SQLException, InterruptedException {
        long since = System.nanoTime();
        do {
            pause(BETWEEN_REQUESTS);
            lease.keep();
        } while (!stopping() && !requests.askForRebuild() && !isOver(BETWEEN_PROOFS, since));
    }

    private static boolean isOver(Duration time, long since) {
        return System.nanoTime() - since > time.toNanos();
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    private void pause(Duration time) throws InterruptedException {
        if (stop.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            log.debug("the relay stops");
        }
    }

    private void say(State state, @Nullable String message) throws SQLException {
        if (lease.say(state, message)) {
            log.info("the relay is {}{}", state, message == null ? "" : ": " + message);
        }
        if (state != State.SENDING) {
            behind = new Generations(connection, lease).behind();
        }
    }

    /// Events stored and not yet acknowledged, as of the last round or failure.
    long behind() {
        return behind;
    }
}
