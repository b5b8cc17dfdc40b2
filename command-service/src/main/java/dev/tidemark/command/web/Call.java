package dev.tidemark.command.web;

import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who calls, for what, and in which state of mind.
///
/// @param subject of the caller's token
/// @param correlation from `traceparent`, or made for this request
/// @param route method, path and query: what an idempotency key is bound to, with caller and body
/// @param path of the request
public record Call(
        String subject,
        UUID correlation,
        String route,
        String path,
        @Nullable String idempotencyKey,
        @Nullable String ifMatch) {
    private static final Pattern ETAG = Pattern.compile("\"(0|[1-9]\\d{0,17})\"");

    /// The version that the caller has seen. `*` would say "whatever it is", which is what the
    /// header is there to prevent.
    public long version() {
        Long version = versionIfAny();
        if (version == null) {
            throw Refused.at(
                    Refusal.IF_MATCH_MISSING,
                    "If-Match",
                    "send the ETag of what you have read as If-Match, so that nobody's change is lost");
        }
        return version;
    }

    /// The version that the caller has seen, or `null` if the caller does not say.
    public @Nullable Long versionIfAny() {
        if (ifMatch == null) {
            return null;
        }
        Matcher matcher = ETAG.matcher(ifMatch);
        if (!matcher.matches()) {
            throw Refused.at(
                    Refusal.IF_MATCH_MALFORMED,
                    "If-Match",
                    "If-Match takes one ETag as it was given, such as \"3\"");
        }
        return Long.valueOf(matcher.group(1));
    }
}
