package dev.tidemark.projection.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.embedded.testing.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// However a build reads the topic, it is handed every record in order.
class SharedTailTest {
    private static final Duration POLL = Duration.ofMillis(20);

    private final String name = "tail-" + UUID.randomUUID();
    private final Topic topic = new Topic(UUID.randomUUID(), 1, name, 1);
    private final Consumers consumers = new Consumers(TestServers.kafka(), 500);
    private final SharedTail tail = SharedTail.start(consumers);
    private final List<Build> builds = new ArrayList<>();
    private final KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                    Map.of("bootstrap.servers", TestServers.kafka()),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());

    /// Reads from the beginning, when it is told to, and keeps what it was handed.
    private final class Build implements TopicReader.Assignments {
        final List<Message> handed = new ArrayList<>();
        final TopicReader reader =
                new TopicReader(
                        "a build", consumers.member("group-" + UUID.randomUUID(), "test"), tail);

        Build() {
            reader.subscribe(topic, this);
            builds.add(this);
        }

        @Override
        public void given(TopicPartition tp) {
            reader.readFrom(tp, 0);
        }

        @Override
        public void taken(TopicPartition tp) {}

        int poll() throws InterruptedException {
            reader.poll(POLL).values().forEach(handed::addAll);
            return handed.size();
        }

        void awaitAll(long sent) {
            // A poll waits by itself.
            await().atMost(Duration.ofSeconds(20))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> poll() >= sent);
            assertThat(handed)
                    .extracting(Message::offset)
                    .containsExactlyElementsOf(LongStream.range(0, sent).boxed().toList());
        }
    }

    @BeforeEach
    void make() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }

    @AfterEach
    void close() {
        builds.forEach(build -> build.reader.close());
        tail.close();
        producer.close();
    }

    private void send(int records, int bytes) {
        for (int i = 0; i < records; i++) {
            producer.send(new ProducerRecord<>(name, new byte[bytes]));
        }
        producer.flush();
    }

    /// @return how many records were sent until then
    private long sendUntilShared(Build one, Build other) {
        long before = one.handed.size();
        long sent = before;
        do {
            assertThat(sent - before).as("records sent one by one").isLessThan(500);
            send(1, 10);
            sent++;
            one.awaitAll(sent);
            other.awaitAll(sent);
        } while (one.handed.getLast() != other.handed.getLast());
        return sent;
    }

    @Test
    void builds_near_the_end_are_handed_the_same_messages() {
        send(700, 10);
        var one = new Build();
        var other = new Build();
        one.awaitAll(700);
        other.awaitAll(700);

        long sent = sendUntilShared(one, other);

        send(20, 10);
        one.awaitAll(sent + 20);
        other.awaitAll(sent + 20);
        assertThat(other.handed.subList((int) sent, other.handed.size()))
                .usingElementComparator((a, b) -> a == b ? 0 : 1)
                .isEqualTo(one.handed.subList((int) sent, one.handed.size()));
    }

    @Test
    void a_build_that_does_not_keep_pace_holds_nobody_up_and_misses_nothing() {
        var quick = new Build();
        var slow = new Build();
        long sent = sendUntilShared(quick, slow);

        send(400, 50_000);

        quick.awaitAll(sent + 400);
        slow.awaitAll(sent + 400);
        sendUntilShared(quick, slow);
    }

    @Test
    void a_build_that_begins_again_further_back_does_not_take_others_back() {
        send(100, 10);
        var one = new Build();
        var other = new Build();
        one.awaitAll(100);
        other.awaitAll(100);
        long sent = sendUntilShared(one, other);

        other.handed.clear();
        other.reader.readFrom(new TopicPartition(name, 0), 0);
        other.awaitAll(sent);
        long then = sendUntilShared(one, other);

        assertThat(one.handed).hasSize((int) then);
    }

    @Test
    void when_the_tail_ends_every_build_reads_by_itself() {
        var one = new Build();
        var other = new Build();
        long sent = sendUntilShared(one, other);

        tail.close();

        send(50, 10);
        one.awaitAll(sent + 50);
        other.awaitAll(sent + 50);
    }
}
