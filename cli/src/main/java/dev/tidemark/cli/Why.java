package dev.tidemark.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The reason that every act must give.
final class Why {
    @Option(names = "--reason", required = true, description = "why; it goes into the audit")
    private String reason = "";

    /// For a read, which has no body.
    String parameter() {
        return "reason=" + URLEncoder.encode(reason, StandardCharsets.UTF_8);
    }

    /// The body of an act.
    Map<String, @Nullable Object> body() {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("reason", reason);
        return body;
    }

    Map<String, @Nullable Object> with(String name, @Nullable Object value) {
        var body = body();
        body.put(name, value);
        return body;
    }
}
