package dev.tidemark.command.statementimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.command.Api;
import dev.tidemark.command.Home;
import dev.tidemark.command.RunningService;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
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

    Api.Answer commit(Home home, UUID statementImport, String body) {
        return home.owner().post(home.path("/imports/" + statementImport + "/commit"), body);
    }

    void awaitStatus(UUID statementImport, String status) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(status(statementImport)).isEqualTo(status));
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

    /// A file of different lines, one a day.
    static String csv(int lines) {
        StringBuilder csv = new StringBuilder("Date;Payee;Memo;Amount\n");
        for (int i = 0; i < lines; i++) {
            csv.append(LocalDate.of(2019, 1, 1).plusDays(i))
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
