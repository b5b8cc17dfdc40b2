package dev.tidemark.query.http;

import dev.tidemark.store.Position;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The request headers that say how fresh an answer must be.
public final class Consistency {
    public static final String TOKEN = "Consistency-Token";
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long LONGEST_SECONDS = 10;
    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?(?:$|[,;\\s])");

    private Consistency() {}

    /// @throws Refused if the header is there and no token
    public static @Nullable Position atLeast(HttpServletRequest request) {
        String token = request.getHeader(TOKEN);
        try {
            return token == null ? null : Position.parse(token);
        } catch (IllegalArgumentException _) {
            throw Refused.at(
                    Problem.CONSISTENCY_TOKEN_MALFORMED,
                    TOKEN,
                    TOKEN + " must be sent as a write or read has answered it");
        }
    }

    /// RFC 7240: one second unless the caller prefers otherwise, ten at most.
    public static Duration patience(HttpServletRequest request) {
        for (String preference : Collections.list(request.getHeaders("Prefer"))) {
            Matcher wait = WAIT.matcher(preference);
            if (wait.find()) {
                long seconds = Math.min(LONGEST_SECONDS, Long.parseLong(wait.group(1)));
                return Duration.ofSeconds(seconds);
            }
        }
        return PATIENCE;
    }
}
