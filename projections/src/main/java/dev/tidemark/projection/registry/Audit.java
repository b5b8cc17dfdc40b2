package dev.tidemark.projection.registry;

import dev.tidemark.projection.database.Database;

/// The table `registry.audit`: every act of an operator, and of the engine on its own.
public final class Audit {
    private final Database database;

    public Audit(Database database) {
        this.database = database;
    }

    /// Part of the transaction that does what it records.
    ///
    /// @param subject what was acted upon
    public void record(
            String actor,
            String action,
            String subject,
            String reason,
            String before,
            String after) {
        database.sql()
                .sql(
                        """
                        insert into registry.audit (actor, action, subject, release, reason, before, after)
                        values (?, ?, ?, ?, ?, to_jsonb(?::text), to_jsonb(?::text))
                        """)
                .params(actor, action, subject, Release.CURRENT, reason, before, after)
                .update();
    }
}
