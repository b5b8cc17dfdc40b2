package dev.tidemark.projection.runner;

import dev.tidemark.projection.log.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Commits what one poll brought for several partitions in one transaction: where events trickle in
/// over many partitions, a transaction for each costs more than folding them.
///
/// It decides nothing when that fails. Every partition reads its checkpoint again, as after any
/// commit whose outcome is unknown, and for a while each is committed alone, which finds the one
/// that is at fault.
final class SharedCommit {
    private static final Logger LOG = LoggerFactory.getLogger(SharedCommit.class);
    private static final Duration ALONE = Duration.ofSeconds(1);

    private final String build;
    private final BatchWriter writer;
    private long togetherAt = System.nanoTime();

    SharedCommit(String build, BatchWriter writer) {
        this.build = build;
        this.writer = writer;
    }

    /// @return `false` if nothing was tried: the partitions are to be fed one by one
    boolean commit(Map<PartitionFeed, List<Message>> polled) {
        if (polled.size() < 2 || System.nanoTime() - togetherAt < 0) {
            return false;
        }
        try {
            return commit(shares(polled), polled.size());
        } catch (RuntimeException e) {
            LOG.info("{} commits its partitions one by one for a while: {}", build, e.toString());
            togetherAt = System.nanoTime() + ALONE.toNanos();
            polled.keySet().forEach(PartitionFeed::readAgainSoon);
            return true;
        }
    }

    private static List<Share> shares(Map<PartitionFeed, List<Message>> polled) {
        return polled.entrySet().stream()
                .map(own -> own.getKey().share(own.getValue()))
                .flatMap(Optional::stream)
                .toList();
    }

    private boolean commit(List<Share> shares, int wanted) {
        if (shares.size() < wanted) {
            return false;
        }
        writer.write(shares);
        shares.forEach(Share::committed);
        return true;
    }
}
