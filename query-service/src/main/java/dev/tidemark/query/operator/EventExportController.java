package dev.tidemark.query.operator;

import dev.tidemark.readmodel.ledger.KnownAt;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A slice of the store, a JSON object per line, with all that is personal: for inspectors.
@RestController
final class EventExportController {
    /// How many lines there are; an answer with fewer was cut off.
    private static final String COUNT = "Tidemark-Events";

    private final EventExport export;
    private final Inspectors inspectors;

    EventExportController(EventExport export, Inspectors inspectors) {
        this.export = export;
        this.inspectors = inspectors;
    }

    @GetMapping(value = "/operator/events", produces = MediaType.APPLICATION_NDJSON_VALUE)
    void events(
            @RequestParam(required = false) @Nullable String households,
            @RequestParam(required = false) @Nullable Integer lane,
            @RequestParam(required = false) @Nullable KnownAt from,
            @RequestParam(required = false) @Nullable KnownAt to,
            @RequestParam(required = false) @Nullable String reason,
            Authentication caller,
            HttpServletResponse answer)
            throws IOException {
        inspectors.require(caller, reason);
        EventSlice slice = EventSlice.of(households, lane, from, to);
        List<EventExport.Run> runs = export.runs(slice);
        long events = runs.stream().mapToLong(EventExport.Run::events).sum();
        inspectors.record(
                caller, reason, "events-export", "events", events + " of " + slice.described());
        answer.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        answer.setHeader(COUNT, Long.toString(events));
        try (OutputStream lines = new BufferedOutputStream(answer.getOutputStream())) {
            export.write(slice, runs, lines);
        }
    }
}
