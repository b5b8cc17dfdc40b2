package dev.tidemark.command.relay;

import dev.tidemark.command.relay.Lease.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread of this instance's relay: stands by until the lease is free, then leads until it is
/// lost or the instance stops. Whatever fails, it begins again at what is stored.
final class RelayRunner {
    private static final Logger log = LoggerFactory.getLogger(RelayRunner.class);
    private static final Duration BEFORE_RETRY = Duration.ofMillis(250);
    private static final Duration BETWEEN_PROOFS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(250);

    private final RelaySettings settings;
    private final TopicSettings topic;
    private final Map<String, Object> kafka;
    private final DataSource database;
    private final boolean durable;
    private final NotifyingBell bell;
    private final Function<Map<String, Object>, Producer<byte[], byte[]>> producers;
    private final UUID holder = UUID.randomUUID();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("relay").unstarted(this::run);
    private volatile boolean leads;
    private volatile long behind;

    RelayRunner(
            RelaySettings settings,
            TopicSettings topic,
            Map<String, Object> kafka,
            DataSource database,
            boolean durable,
            NotifyingBell bell,
            Function<Map<String, Object>, Producer<byte[], byte[]>> producers) {
        this.settings = settings;
        this.topic = topic;
        this.kafka = kafka;
        this.database = database;
        this.durable = durable;
        this.bell = bell;
        this.producers = producers;
    }

    void start() {
        thread.start();
    }

    /// Gives the lease back, so that another instance takes over at once.
    void stop() {
        stop.countDown();
        try {
            if (!thread.join(settings.call())) {
                thread.interrupt();
                thread.join(settings.call());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean leads() {
        return leads;
    }

    /// Events stored and not yet acknowledged, as seen by the leading relay.
    long behind() {
        return behind;
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    private void run() {
        try {
            while (!stopping()) {
                tryToLead();
                pause(settings.lease().dividedBy(10));
            }
        } catch (InterruptedException | InterruptException e) {
            log.info(
                    "the relay was interrupted while it waited for Kafka; its lease runs out by itself");
        }
    }

    private void pause(Duration time) throws InterruptedException {
        boolean stopped = stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
        if (stopped) {
            log.debug("the relay stops");
        }
    }

    private void tryToLead() throws InterruptedException {
        try (var connection = database.getConnection()) {
            var lease = Lease.take(connection, holder, settings.lease());
            if (lease.isPresent()) {
                lead(connection, lease.get());
            }
        } catch (Lease.Lost e) {
            log.warn("the relay stands by: {}", e.getMessage());
        } catch (SQLException e) {
            log.warn("the relay begins again, the database failed: {}", e.getMessage());
        } finally {
            leads = false;
            bell.follow();
        }
    }

    private void lead(Connection connection, Lease lease)
            throws SQLException, InterruptedException {
        log.info("the relay leads, epoch {}", lease.epoch());
        leads = true;
        bell.lead(lease);
        prepare(connection);
        while (!stopping()) {
            serve(connection, lease);
        }
        lease.release();
    }

    private void serve(Connection connection, Lease lease)
            throws SQLException, InterruptedException {
        try {
            requireDurable(connection);
            Checkpoints checkpoints;
            try (var topics = new EventTopic(kafka, settings.call())) {
                checkpoints = new Opening(connection, lease, topics, topic, settings).open();
            }
            try (var relay =
                    new Relay(
                            connection,
                            lease,
                            checkpoints,
                            producers.apply(Sender.settings(kafka, settings)),
                            settings)) {
                relay(relay, new Requests(connection), lease);
            }
        } catch (Refused e) {
            say(lease, State.REFUSED, e.getMessage());
            behind = new Generations(connection, lease).behind();
            waitForRebuild(new Requests(connection), lease);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            say(
                    lease,
                    State.WAITING,
                    "Kafka at %s does not take events (%s). Commands go on; what they store is sent when it does."
                            .formatted(kafka.get("bootstrap.servers"), e.getMessage()));
            behind = new Generations(connection, lease).behind();
            pause(BEFORE_RETRY);
        }
    }

    private void relay(Relay relay, Requests requests, Lease lease)
            throws SQLException, InterruptedException {
        relay.resendWhatIsAskedFor();
        say(lease, State.SENDING, null);
        long askedAt = System.nanoTime();
        while (!stopping()) {
            boolean idle = !relay.round();
            behind = relay.behind();
            lease.keep();
            if (System.nanoTime() - askedAt > BETWEEN_REQUESTS.toNanos()) {
                if (requests.askForRebuild()) {
                    return;
                }
                relay.resendWhatIsAskedFor();
                askedAt = System.nanoTime();
            }
            if (idle) {
                bell.await(settings.poll());
            }
        }
    }

    private void waitForRebuild(Requests requests, Lease lease)
            throws SQLException, InterruptedException {
        long since = System.nanoTime();
        while (!stopping()
                && !requests.askForRebuild()
                && System.nanoTime() - since < BETWEEN_PROOFS.toNanos()) {
            pause(BETWEEN_REQUESTS);
            lease.keep();
        }
    }

    private void say(Lease lease, State state, @Nullable String message) throws SQLException {
        if (lease.say(state, message)) {
            log.info("the relay is {}{}", state, message == null ? "" : ": " + message);
        }
    }

    /// The plans that the lanes' key gives are right at every size, also for a table that has grown
    /// a hundredfold since it was last analysed.
    private static void prepare(Connection connection) throws SQLException {
        try (var sql = connection.createStatement()) {
            sql.execute(
                    "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off");
        }
    }

    private void requireDurable(Connection connection) throws SQLException {
        if (!durable) {
            return;
        }
        for (String setting : List.of("synchronous_commit", "fsync", "full_page_writes")) {
            try (var sql = connection.createStatement();
                    var row = sql.executeQuery("show " + setting)) {
                if (row.next() && row.getString(1).equals("off")) {
                    throw new Refused(
                            "PostgreSQL runs with %s=off, so a crash could take back events that the topic already has. Switch it on for the database and for role tidemark_command; in tests only, tidemark.database.durable=false allows it."
                                    .formatted(setting));
                }
            }
        }
    }
}
