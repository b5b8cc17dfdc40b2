package dev.tidemark.command.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/// What comes before sending: finds or makes the topic of the active generation, proves that it is
/// this store's, and begins a new generation where one was asked for or where the topic is gone.
final class Opening {
    private final Connection connection;
    private final Lease lease;
    private final EventTopic topic;
    private final TopicSettings settings;
    private final RelaySettings relaySettings;
    private final Generations generations;
    private final Requests requests;

    Opening(
            Connection connection,
            Lease lease,
            EventTopic topic,
            TopicSettings settings,
            RelaySettings relaySettings) {
        this.connection = connection;
        this.lease = lease;
        this.topic = topic;
        this.settings = settings;
        this.relaySettings = relaySettings;
        this.generations = new Generations(connection, lease);
        this.requests = new Requests(connection);
    }

    /// Returns the checkpoints of a topic that events may be sent to.
    ///
    /// @throws Refused until an operator has acted
    Checkpoints open() throws SQLException {
        Generation active = active();
        if (requests.askForRebuild()) {
            return rebuilt(active);
        }
        var checkpoints = new Checkpoints(connection, lease, active);
        if (topic.partitions(active.topic()).isEmpty()) {
            return checkpoints.isEmpty() ? created(active) : next(active.store(), "");
        }
        topic.requireSettings(active, settings.partitions());
        return proven(checkpoints);
    }

    private Generation active() throws SQLException {
        var active = generations.active();
        if (active.isEmpty()) {
            generations.begin(
                    generation(
                            generations.highest() + 1,
                            new Lanes(connection, relaySettings).store()),
                    "");
        }
        return active.isPresent() ? active.get() : generations.active().orElseThrow();
    }

    private Checkpoints created(Generation generation) throws SQLException {
        topic.create(generation, settings.replication());
        topic.requireSettings(generation, settings.partitions());
        return new Checkpoints(connection, lease, generation);
    }

    private Checkpoints proven(Checkpoints checkpoints) throws SQLException {
        var check = new TopicCheck(topic, new Lanes(connection, relaySettings), checkpoints, lease);
        if (check.topicIsEmpty() && !checkpoints.isEmpty()) {
            return next(checkpoints.generation().store(), "");
        }
        check.prove();
        check.requireBeginnings();
        check.askForLost(requests, relaySettings.batchEvents());
        return checkpoints;
    }

    /// A topic that holds what the store does not have has been read by somebody: positions in it
    /// must mean nothing any more, so the store gets a new id.
    private Checkpoints rebuilt(Generation old) throws SQLException {
        boolean ours = holdsNothingElse(old);
        return next(
                ours ? old.store() : UUID.randomUUID(),
                ours
                        ? "the store keeps its id"
                        : "the store has a new id: every read model is to be built again");
    }

    private boolean holdsNothingElse(Generation old) throws SQLException {
        if (topic.partitions(old.topic()).filter(count -> count >= old.partitions()).isEmpty()) {
            return true;
        }
        try {
            new TopicCheck(
                            topic,
                            new Lanes(connection, relaySettings),
                            new Checkpoints(connection, lease, old),
                            lease)
                    .prove();
            return true;
        } catch (Refused e) {
            return false;
        }
    }

    private Checkpoints next(UUID store, String remark) throws SQLException {
        int number = generations.highest() + 1;
        while (topic.partitions(settings.name(number)).isPresent()) {
            number++;
        }
        Generation next = generation(number, store);
        generations.begin(
                next,
                "generation %d: all events are being sent to topic %s (%d partitions); %s"
                        .formatted(number, next.topic(), next.partitions(), remark));
        return created(next);
    }

    private Generation generation(int number, UUID store) {
        return new Generation(number, store, settings.name(number), settings.partitions());
    }
}
