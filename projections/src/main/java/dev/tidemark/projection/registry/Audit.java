package dev.tidemark.projection.registry;

import dev.tidemark.projection.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

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

    /// What was done to a subject, oldest first.
    ///
    /// @param subject as it was recorded; records that go on about it after a space count as well
    public List<AuditRecord> of(String subject) {
        return database.sql()
                .sql(
                        """
                        select at, actor, action, release, reason, before #>> '{}', after #>> '{}'
                        from registry.audit where subject = :subject or starts_with(subject, :subject || ' ')
                        order by id
                        """)
                .param("subject", subject)
                .query(Audit::found)
                .list();
    }

    private static AuditRecord found(ResultSet row, int number) throws SQLException {
        return new AuditRecord(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7));
    }
}
