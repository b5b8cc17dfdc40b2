package dev.tidemark.command.relay;

import dev.tidemark.command.relay.Lanes.Run;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.store.Lane;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;

/// One leadership over one proven topic: lanes that advanced are read, sent, waited for and stored,
/// in that order and by one thread, until something fails or asks for another topic.
final class Relay implements AutoCloseable {
    private final Lanes lanes;
    private final Checkpoints checkpoints;
    private final Requests requests;
    private final Sender sender;
    private final RelaySettings settings;
    private int turn;
    private long behind;

    Relay(
            Connection connection,
            Lease lease,
            Checkpoints checkpoints,
            Producer<byte[], byte[]> producer,
            RelaySettings settings) {
        this.lanes = new Lanes(connection, settings);
        this.requests = new Requests(connection);
        this.checkpoints = checkpoints;
        this.sender = new Sender(producer, checkpoints, lease);
        this.settings = settings;
    }

    /// Events that are stored and were not acknowledged when the last round began.
    long behind() {
        return behind;
    }

    /// Sends one batch of what the lanes have beyond their checkpoints; false if there is nothing.
    boolean round() throws SQLException {
        List<Run> runs = fairly(ahead(lanes.heads(checkpoints.numbers())));
        if (runs.isEmpty()) {
            return false;
        }
        turn = (sendOnce(runs).lane() + 1) % Lane.COUNT;
        return true;
    }

    private StoredEvent sendOnce(List<Run> runs) throws SQLException {
        List<StoredEvent> events = lanes.read(checkpoints.generation().store(), runs);
        checkpoints.store(sender.send(events));
        return events.getLast();
    }

    /// Begins with another lane each time, so that a batch full of one lane's events does not keep
    /// the others waiting.
    private List<Run> ahead(long[] heads) {
        List<Run> runs = new ArrayList<>();
        behind = 0;
        for (int i = 0; i < Lane.COUNT; i++) {
            int lane = (turn + i) % Lane.COUNT;
            long sent = checkpoints.number(lane);
            if (heads[lane] < sent) {
                throw new Refused.StoreIsOlder(
                        checkpoints.generation().topic(),
                        "lane %d number %d".formatted(lane, sent));
            }
            if (heads[lane] > sent) {
                runs.add(new Run(lane, sent + 1, heads[lane]));
                behind += heads[lane] - sent;
            }
        }
        return runs;
    }

    private List<Run> fairly(List<Run> runs) {
        long share = Math.max(1, settings.batchEvents() / Math.max(1, runs.size()));
        return runs.stream()
                .map(run ->
                        new Run(
                                run.lane(),
                                run.first(),
                                Math.min(run.last(), run.first() + share - 1)))
                .toList();
    }

    void resendWhatIsAskedFor() throws SQLException {
        for (Requests.Resend request : requests.resends()) {
            requests.done(request, resend(request));
        }
    }

    private String resend(Requests.Resend request) throws SQLException {
        int lane = request.lane();
        if (lane < 0 || lane >= Lane.COUNT || request.from() < 1) {
            return "refused: a lane is 0 to 255 and its numbers begin at 1";
        }
        long last = checkpoints.number(lane);
        if (request.from() > last) {
            return "nothing to send again: lane %d has been sent up to number %d"
                    .formatted(lane, last);
        }
        fill(checkpoints.generation().partition(lane), request);
        send(new Run(lane, request.from(), last));
        return "sent lane %d again, numbers %d to %d".formatted(lane, request.from(), last);
    }

    /// Copies of what is to be sent again, up to where its run must begin.
    private void fill(int partition, Requests.Resend request) throws SQLException {
        if (sender.next(partition) >= request.past()) {
            return;
        }
        long last =
                Math.min(
                        checkpoints.number(request.lane()),
                        request.from() + settings.batchEvents() - 1);
        List<StoredEvent> run =
                lanes.read(
                        checkpoints.generation().store(),
                        List.of(new Run(request.lane(), request.from(), last)));
        while (sender.next(partition) < request.past()) {
            long missing = request.past() - sender.next(partition);
            sender.send(
                    Stream.generate(() -> run)
                            .flatMap(List::stream)
                            .limit(Math.min(missing, settings.batchEvents()))
                            .toList());
        }
    }

    private void send(Run run) throws SQLException {
        for (long next = run.first(); next <= run.last(); ) {
            long upTo = Math.min(run.last(), next + settings.batchEvents() - 1);
            next = sendOnce(List.of(new Run(run.lane(), next, upTo))).laneSeq() + 1;
        }
    }

    @Override
    public void close() {
        sender.close();
    }
}
