package dev.tidemark.command.relay;

/// Nothing is sent until an operator has acted; the message is the sentence that says how. Commands
/// go on.
class Refused extends RuntimeException {
    Refused(String message) {
        super(message);
    }

    /// The topic holds what the store does not: the store is older than its topic, or another one.
    static final class StoreIsOlder extends Refused {
        StoreIsOlder(String topic, String held) {
            super(
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
