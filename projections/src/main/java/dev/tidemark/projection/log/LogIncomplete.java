package dev.tidemark.projection.log;

import org.apache.kafka.common.TopicPartition;

/// The topic does not hold what the store has given numbers to.
public final class LogIncomplete extends RuntimeException {
    public LogIncomplete(String message) {
        super(message);
    }

    /// @param last the number of the lane that the partition ends with
    /// @param wanted the number that it was to have
    public static LogIncomplete ended(TopicPartition partition, int lane, long last, long wanted) {
        return new LogIncomplete(
                "%s ends, and lane %d has number %d only, not %d: run tidemark relay resend --lane %d --from %d"
                        .formatted(partition, lane, last, wanted, lane, last + 1));
    }
}
