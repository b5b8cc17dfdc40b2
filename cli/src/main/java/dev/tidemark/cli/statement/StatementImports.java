package dev.tidemark.cli.statement;

import dev.tidemark.cli.http.Answer;
import dev.tidemark.cli.http.Api;
import dev.tidemark.cli.http.HouseholdReads;
import dev.tidemark.cli.terminal.Refused;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The statement imports of one household.
public final class StatementImports {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Api api;
    private final UUID household;
    private final String path;

    public StatementImports(Api api, UUID household) {
        this.api = api;
        this.household = household;
        this.path = "/api/v1/households/" + household + "/imports";
    }

    /// Nothing is recorded yet. The same file again is the import that is there.
    public ImportState upload(StatementUpload upload) {
        var answer =
                api.post(
                        path
                                + "?account="
                                + upload.account()
                                + "&fileName="
                                + URLEncoder.encode(upload.fileName(), StandardCharsets.UTF_8),
                        BodyPublishers.ofByteArray(upload.content()),
                        upload.contentType(),
                        upload.key());
        return read(id(answer), answer.header("Consistency-Token"));
    }

    /// Records the lines that are new, and returns when that is done.
    ///
    /// @param categories by number of the line
    public ImportState commit(UUID statementImport, Map<Integer, UUID> categories, String key) {
        var byLine = new TreeMap<Integer, String>();
        categories.forEach((line, category) -> byLine.put(line, category.toString()));
        var answer =
                api.post(
                        path + "/" + statementImport + "/commit",
                        Map.of("categories", byLine),
                        key);
        return awaitCommitted(statementImport, answer.header("Consistency-Token"));
    }

    private ImportState awaitCommitted(UUID statementImport, String token) {
        var deadline = System.nanoTime() + LONGEST.toNanos();
        var state = read(statementImport, token);
        while (!state.status().equals("committed")) {
            if (System.nanoTime() > deadline) {
                throw Refused.because(
                        "Import %s is still %s after %d s; it goes on by itself. Look at GET %s/%1$s.",
                        statementImport, state.status(), LONGEST.toSeconds(), path);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            state = read(statementImport, token);
        }
        return state;
    }

    /// @param token what the answer must include
    private ImportState read(UUID statementImport, String token) {
        var reads = new HouseholdReads(api, household, token);
        var lines = new ArrayList<ImportedLine>();
        var below = "/imports/" + statementImport;
        var last = reads.eachOf(below, "lines", line -> lines.add(ImportedLine.of(line)));
        var position = reads.positions().values().iterator().next();
        return new ImportState(statementImport, position, last, lines);
    }

    private static UUID id(Answer answer) {
        return UUID.fromString(answer.body().path("id").asString());
    }
}
