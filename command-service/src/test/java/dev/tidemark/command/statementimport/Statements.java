package dev.tidemark.command.statementimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.command.Api;
import dev.tidemark.command.Home;
import dev.tidemark.command.RunningService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/// Uploads statements and looks at what became of them.
record Statements(RunningService service) {
    Api.Answer upload(Home home, String file) {
        return upload(home, home.account(), file.getBytes(StandardCharsets.UTF_8));
    }

    Api.Answer upload(Home home, UUID account, byte[] file) {
        return home.owner()
                .key(UUID.randomUUID().toString())
                .with("Content-Type", "application/octet-stream")
                .send(
                        "POST",
                        home.path("/imports?account=" + account + "&fileName=march.csv"),
                        BodyPublishers.ofByteArray(file));
    }

    /// Uploaded and committed as proposed.
    UUID imported(Home home, String file) {
        UUID id = upload(home, file).id();
        commit(home, id, "{}");
        awaitCommitted(id);
        return id;
    }

    Api.Answer commit(Home home, UUID statementImport, String body) {
        return home.owner().post(home.path("/imports/" + statementImport + "/commit"), body);
    }

    Api.Answer revert(Home home, UUID statementImport) {
        return home.owner().post(home.path("/imports/" + statementImport + "/revert"), "{}");
    }

    void awaitCommitted(UUID statementImport) {
        awaitEvent(statementImport, "statement-committed");
    }

    void awaitEvent(UUID statementImport, String type) {
        await().atMost(Duration.ofSeconds(30)).until(() -> has(statementImport, type));
    }

    private boolean has(UUID statementImport, String type) {
        return service.sql()
                        .queryForObject(
                                "select count(*) from event_store.event where aggregate_id = ? and type = ?",
                                Long.class,
                                statementImport,
                                type)
                == 1;
    }

    String status(UUID statementImport) {
        return service.sql()
                .queryForObject(
                        "select status from lookup.statement_import where statement_import = ?",
                        String.class,
                        statementImport);
    }

    /// Transactions that stand.
    long recorded(Home home) {
        return count(home, "expense-recorded")
                + count(home, "income-recorded")
                - count(home, "transaction-voided");
    }

    long count(Home home, String type) {
        return service.sql()
                .queryForObject(
                        "select count(*) from event_store.event where household = ? and type = ?",
                        Long.class,
                        home.id(),
                        type);
    }

    /// The import's first event as it is stored.
    String uploaded(UUID statementImport) {
        return service.sql()
                .queryForObject(
                        "select convert_from(payload, 'UTF8') from event_store.event where aggregate_id = ? and type = 'statement-uploaded'",
                        String.class,
                        statementImport);
    }

    /// Lines that the bank has booked, as the import has stored them.
    long bookedLines(UUID statementImport) {
        Long lines =
                service.sql()
                        .queryForObject(
                                """
                                select count(*) from event_store.event, jsonb_array_elements(convert_from(payload, 'UTF8')::jsonb -> 'lines') as line
                                where aggregate_id = ? and type = 'statement-lines-parsed' and line -> 'proposal' ->> 'kind' <> 'pending'\
                                """,
                                Long.class,
                                statementImport);
        assertThat(lines).isNotNull();
        return lines;
    }

    static byte[] file(String name) {
        try (var file = Statements.class.getResourceAsStream("/statement/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file of different lines, one a day.
    static String csv(int lines) {
        StringBuilder csv = new StringBuilder("Date;Payee;Memo;Amount\n");
        for (int i = 0; i < lines; i++) {
            csv.append(LocalDate.of(2010, 1, 1).plusDays(i))
                    .append(";Shop ")
                    .append(i)
                    .append(";Receipt ")
                    .append(i)
                    .append(";-")
                    .append(i + 1)
                    .append(".50\n");
        }
        return csv.toString();
    }
}
