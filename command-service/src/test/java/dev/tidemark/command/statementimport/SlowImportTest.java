package dev.tidemark.command.statementimport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.command.Home;
import dev.tidemark.command.RunningService;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SlowImportTest {
    /// Each event takes the server 10 ms, so that a full chunk of 240 lines would take longer than
    /// an append may.
    private static final String SLOW =
            """
            create function public.crawl() returns trigger language plpgsql as $$
            begin
                perform pg_sleep(0.01 * (select count(*) from appended));
                return null;
            end $$;
            create trigger crawl after insert on event_store.event
                referencing new table as appended for each statement execute function public.crawl();
            """;

    @Test
    void an_import_comes_through_on_a_server_too_slow_for_full_chunks() {
        try (var service = RunningService.on(RunningService.newDatabase(), Map.of())) {
            Statements statements = new Statements(service);
            Home home = Home.of(service);
            service.sql().execute(SLOW);
            UUID id = statements.imported(home, Statements.csv(300));
            assertThat(statements.status(id)).isEqualTo("committed");
            assertThat(statements.recorded(home)).isEqualTo(300);
        }
    }
}
