package dev.tidemark.command.relay;

import dev.tidemark.event.topic.EventRecords;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/// Sends events in the order given and waits for every acknowledgement. After one failure it is of
/// no more use: what was sent later may have arrived all the same, so its owner closes it and
/// begins again at what is stored.
final class Sender implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;
    private final Generation generation;
    private final Lease lease;
    private final long[] newest;

    Sender(Producer<byte[], byte[]> producer, Checkpoints checkpoints, Lease lease) {
        this.producer = producer;
        this.generation = checkpoints.generation();
        this.lease = lease;
        this.newest =
                IntStream.range(0, generation.partitions())
                        .mapToLong(checkpoints::newestOffset)
                        .toArray();
    }

    /// What a relay asks of a producer beyond its defaults.
    static Map<String, Object> settings(Map<String, Object> connection, RelaySettings settings) {
        Map<String, Object> all = new LinkedHashMap<>(connection);
        all.put("acks", "all");
        all.put("enable.idempotence", true);
        all.put("max.in.flight.requests.per.connection", 5);
        all.put("compression.type", "lz4");
        all.put("linger.ms", 2); // one request for a round, not one for its first event
        all.put("batch.size", 128 * 1024);
        all.put("max.block.ms", settings.call().toMillis() + "");
        all.put("request.timeout.ms", settings.delivery().dividedBy(2).toMillis() + "");
        all.put("delivery.timeout.ms", settings.delivery().toMillis() + "");
        all.put("reconnect.backoff.max.ms", 500);
        return all;
    }

    /// Returns the last event of each lane, once all have been acknowledged.
    ///
    /// @throws KafkaException if one of them was not
    /// @throws Lease.Lost if that took so long that another has taken over
    Collection<Checkpoints.Sent> send(List<StoredEvent> events) throws SQLException {
        List<Future<RecordMetadata>> answers = new ArrayList<>(events.size());
        for (StoredEvent event : events) {
            int partition = generation.partition(event.lane());
            var answer = producer.send(EventRecords.write(event, generation.topic(), partition));
            if (answer.isDone()) {
                // Without a broker each send may wait its full time before it says so.
                acknowledged(answer);
            }
            answers.add(answer);
            lease.keep();
        }
        Map<Integer, Checkpoints.Sent> sent = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            StoredEvent event = events.get(i);
            long offset = inOrder(generation.partition(event.lane()), acknowledged(answers.get(i)));
            sent.put(event.lane(), new Checkpoints.Sent(event.lane(), event.laneSeq(), offset));
        }
        return sent.values();
    }

    /// A broker that restarts without its last records gives their offsets a second time.
    private long inOrder(int partition, RecordMetadata record) {
        if (record.offset() <= newest[partition]) {
            throw new KafkaException(
                    "partition %d acknowledged offset %d after %d: its log has lost its tail"
                            .formatted(partition, record.offset(), newest[partition]));
        }
        newest[partition] = record.offset();
        return record.offset();
    }

    /// The offset that the next event of a partition gets, or a later one.
    long next(int partition) {
        return newest[partition] + 1;
    }

    private RecordMetadata acknowledged(Future<RecordMetadata> answer) throws SQLException {
        while (true) {
            try {
                return answer.get(lease.length().toMillis() / 4, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                lease.keep();
            } catch (ExecutionException e) {
                throw new KafkaException("an event was not acknowledged: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    }

    /// Drops what is still waiting: it is stored, and will be sent by the next one.
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
