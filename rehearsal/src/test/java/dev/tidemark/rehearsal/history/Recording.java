package dev.tidemark.rehearsal.history;

import dev.tidemark.event.json.EventJson;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.rehearsal.driver.Store;
import dev.tidemark.rehearsal.generator.StreamPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a release leaves behind: histories as it writes them.
public final class Recording {
    private static final StreamPlan PLAN = new StreamPlan(1, 400, 3, "demo");

    private Recording() {}

    /// @throws IllegalStateException if the release has histories already
    public static void of(String release) throws IOException, InterruptedException {
        Path folder = History.FOLDER.resolve(release);
        if (Files.exists(folder)) {
            throw new IllegalStateException(
                    folder
                            + " exists: a recorded history is never changed. Name the next release.");
        }
        new History(release + "/generated.jsonl", generated()).write();
        new History(release + "/hand-picked.jsonl", HandPicked.events()).write();
        for (History history : History.all()) {
            if (history.name().startsWith(release + "/")) {
                HistoryFiles.seal(history);
            }
        }
    }

    /// Through the real aggregates; the texts are encrypted anew, under keys that everybody has.
    private static List<StoredEvent> generated() throws InterruptedException {
        Store store = Store.with(PLAN);
        EventJson codec = store.codec();
        return store.events().stream()
                .map(event -> event.decode(codec))
                .map(HandPicked::stored)
                .toList();
    }
}
