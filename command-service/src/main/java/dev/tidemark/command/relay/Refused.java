package dev.tidemark.command.relay;

import java.util.Locale;

/// Nothing is sent until an operator has acted; the message is the sentence that says how. Commands
/// go on.
class Refused extends RuntimeException {
    /// Why. The runbook has a section for each.
    enum Kind {
        STORE_NOT_DURABLE,
        STORE_IS_OLDER,
        STORE_LACKS_EVENTS,
        TOPIC_PARTITIONS,
        TOPIC_SETTINGS,
        TOPIC_BEGINNING,
        FOREIGN_RECORD;

        /// For example `topic-settings`.
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;

    Refused(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /// The topic holds what the store does not: the store is older than its topic, or another one.
    static final class StoreIsOlder extends Refused {
        StoreIsOlder(String topic, String held) {
            super(
                    Kind.STORE_IS_OLDER,
                    "topic "
                            + topic
                            + " holds "
                            + held
                            + ", which this event store does not have: the store is older than the topic"
                            + " (restored from a backup, or failed over). Nothing is sent, commands go on."
                            + " Run tidemark relay rebuild to send this store's events to a new topic.");
        }
    }
}
