package dev.tidemark.command.lookup;

import dev.tidemark.event.Event;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Brings the lookup tables up to date with events that are being appended.
@Component
public final class Lookups {
    /// An event and the aggregate that it is of.
    public record Recorded(UUID aggregate, Event event) {}

    private final JdbcTemplate jdbc;
    private final LineKeys lineKeys;

    Lookups(JdbcTemplate jdbc, LineKeys lineKeys) {
        this.jdbc = jdbc;
        this.lineKeys = lineKeys;
    }

    /// Joins the running transaction. Changes that follow each other and are alike go to the
    /// database together.
    public void record(UUID household, String actor, List<Recorded> events) {
        Changes changes = new Changes(jdbc);
        LookupRows rows = new LookupRows(household, actor, lineKeys, changes);
        events.forEach(recorded -> rows.on(recorded.aggregate(), recorded.event()));
        changes.flush();
    }
}
