package dev.tidemark.command.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tidemark.command.relay.Lanes.Place;
import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.embedded.testing.TestServers;
import dev.tidemark.store.Lane;
import dev.tidemark.store.StoreSchema;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;

/// A store, a topic, and the relays, writers and readers of one test.
final class RelayWorld implements AutoCloseable {
    static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::lane).thenComparingLong(Place::number);
    static final short PARTITIONS = 16;
    static final RelaySettings SETTINGS =
            new RelaySettings(
                    true,
                    Duration.ofMillis(20),
                    Duration.ofSeconds(3),
                    2000,
                    8_000_000,
                    Duration.ofSeconds(4));

    final DatabaseAddress address;
    final String topic;
    final String kafka;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final StoreSql store;
    private RelayRunner newest;

    RelayWorld() {
        this(TestServers.newDatabase(template()), TestServers.kafka());
    }

    RelayWorld(DatabaseAddress address, String kafka) {
        this(address, kafka, "events." + UUID.randomUUID());
    }

    RelayWorld(DatabaseAddress address, String kafka, String topic) {
        this.address = address;
        this.store = new StoreSql(address);
        this.kafka = kafka;
        this.topic = topic;
    }

    /// A database with the schemas of the store; nobody is connected to it.
    static DatabaseAddress template() {
        return Template.ADDRESS;
    }

    static DatabaseAddress migrated(DatabaseAddress address) {
        try (var connection = address.open()) {
            StoreSchema.upgrade(connection);
            return address;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Template {
        static final DatabaseAddress ADDRESS = migrated(TestServers.newDatabase());
    }

    /// Sessions of the superuser that have become `tidemark_command`.
    DataSource database() {
        return database(address);
    }

    static DataSource database(DatabaseAddress address) {
        return RelayConfiguration.database(
                address.jdbcUrl() + "?options=-c%20role=tidemark_command",
                address.user(),
                address.password());
    }

    TopicSettings topicSettings() {
        return new TopicSettings(topic, PARTITIONS, (short) 1);
    }

    NotifyingBell bell() {
        return closing(new NotifyingBell(database()));
    }

    RelayRunner relay() {
        return relay(SETTINGS, topicSettings(), RelayConfiguration::producer);
    }

    RelayRunner relay(
            RelaySettings settings,
            TopicSettings topic,
            Function<Map<String, Object>, Producer<byte[], byte[]>> producers) {
        return relay(settings, topic, producers, bell());
    }

    RelayRunner relay(
            RelaySettings settings,
            TopicSettings topic,
            Function<Map<String, Object>, Producer<byte[], byte[]>> producers,
            NotifyingBell bell) {
        return started(wiring(settings, topic, producers, false), bell);
    }

    /// One that insists on what a real store must be.
    RelayRunner durableRelay() {
        return started(
                wiring(SETTINGS, topicSettings(), RelayConfiguration::producer, true), bell());
    }

    private Wiring wiring(
            RelaySettings settings,
            TopicSettings topic,
            Function<Map<String, Object>, Producer<byte[], byte[]>> producers,
            boolean durable) {
        return new Wiring(
                settings,
                topic,
                Map.of("bootstrap.servers", kafka),
                database(),
                durable,
                producers);
    }

    private RelayRunner started(Wiring wiring, NotifyingBell bell) {
        var runner = new RelayRunner(wiring, bell);
        runner.start();
        closing(runner::stop);
        newest = runner;
        return runner;
    }

    void stopRelay() {
        newest.stop();
    }

    RelayRunner relayAgain() {
        stopRelay();
        return relay();
    }

    /// A reader of the first generation, from its first event on.
    Reader reader() {
        awaitState("sending");
        return reader(topic);
    }

    Reader reader(String ofTopic) {
        return closing(new Reader(kafka, ofTopic, PARTITIONS));
    }

    Writer writer() throws SQLException {
        return closing(new Writer(database()));
    }

    private <T extends AutoCloseable> T closing(T closeable) {
        open.push(closeable);
        return closeable;
    }

    static UUID id() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /// A household that lives in a lane.
    static UUID householdIn(int lane) {
        return Stream.generate(RelayWorld::id)
                .filter(id -> Lane.of(id) == lane)
                .findFirst()
                .orElseThrow();
    }

    /// So many events, at most 250 a transaction, each household with one aggregate.
    void write(int events, List<UUID> households) throws SQLException {
        try (var writer = new Writer(database())) {
            for (int left = events, i = 0; left > 0; left -= 250, i++) {
                UUID household = households.get(i % households.size());
                writer.write(household, household, Math.min(left, 250));
            }
        }
    }

    /// Everything stored has been taken, once, at its place.
    void awaitAllTaken(Reader reader, Duration atMost) {
        int count = stored().size();
        await().atMost(atMost).until(() -> reader.taken.size() >= count);
        assertThat(reader.places()).isEqualTo(stored());
    }

    void awaitState(String state) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> text("select state from event_store.relay_lease"), state::equals);
    }

    String message() {
        return text("select message from event_store.relay_lease");
    }

    List<Place> stored() {
        return store.places();
    }

    String text(String sql) {
        return store.text(sql);
    }

    long number(String sql) {
        return Long.parseLong(text(sql));
    }

    void execute(String sql) {
        store.execute(sql);
    }

    /// Until nobody is connected.
    void closeAll() throws Exception {
        close();
        var sessions =
                "select count(*) from pg_stat_activity where datname = '"
                        + address.database()
                        + "'";
        await().atMost(Duration.ofSeconds(10))
                .until(() -> new StoreSql(TestServers.postgres()).text(sessions).equals("0"));
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
