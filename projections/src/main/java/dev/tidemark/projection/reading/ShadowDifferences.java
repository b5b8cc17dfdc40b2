package dev.tidemark.projection.reading;

import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Build;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what a candidate answered differently; the table `registry.shadow_difference`.
public final class ShadowDifferences {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowDifferences.class);

    private final Database database;

    /// @param database of the role that writes the registry
    public ShadowDifferences(Database database) {
        this.database = database;
    }

    /// In a transaction of its own; a reader's answer does not depend on it.
    void found(Build candidate, Pinned at, String question) {
        LOG.warn(
                "{} answers {} for household {} at lane number {} otherwise than {}",
                candidate.projection(),
                question,
                at.household(),
                at.seq(),
                at.build().projection());
        try {
            database.sql()
                    .sql(
                            """
                            insert into registry.shadow_difference (migration, household, lane_seq, question)
                            select id, ?, ?, ? from registry.migration
                            where read_model = ? and closed_at is null
                            on conflict do nothing
                            """)
                    .params(at.household(), at.seq(), question, candidate.projection().readModel())
                    .update();
        } catch (RuntimeException e) {
            LOG.error("a shadow difference could not be stored: {}", e.toString());
        }
    }
}
