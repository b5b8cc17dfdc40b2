package dev.tidemark.embedded.issuer;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// What a form asks for.
record TokenRequest(String subject, String scope, Duration lifetime) {
    static final Duration LONGEST = Duration.ofHours(1);

    TokenRequest {
        if (subject.isBlank() || subject.length() > 200) {
            throw new IllegalArgumentException("subject must have 1 to 200 characters");
        }
        if (scope.length() > 200) {
            throw new IllegalArgumentException("scope must have at most 200 characters");
        }
        if (!lifetime.isPositive() || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("expires_in must be 1 to 3600 seconds");
        }
    }

    static TokenRequest of(String form) {
        var fields = fields(form);
        return new TokenRequest(
                fields.getOrDefault("subject", ""),
                fields.getOrDefault("scope", ""),
                lifetime(fields.getOrDefault("expires_in", "3600")));
    }

    private static Duration lifetime(String seconds) {
        try {
            return Duration.ofSeconds(Long.parseLong(seconds));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expires_in must be 1 to 3600 seconds", e);
        }
    }

    private static Map<String, String> fields(String form) {
        var fields = new HashMap<String, String>();
        for (var pair : form.split("&", -1)) {
            var parts = pair.split("=", 2);
            fields.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.strip(), StandardCharsets.UTF_8);
    }
}
