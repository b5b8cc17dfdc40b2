package dev.tidemark.command.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// W3C trace context: the caller's trace id, or a new one, becomes the correlation id of the
/// events, of the log lines and of a problem.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Trace extends OncePerRequestFilter {
    private static final String ATTRIBUTE = Trace.class.getName();
    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{16})([0-9a-f]{16})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    static UUID of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof UUID id ? id : UUID.randomUUID();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        UUID correlation = read(request.getHeader("traceparent"));
        request.setAttribute(ATTRIBUTE, correlation);
        MDC.put("traceId", text(correlation));
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove("traceId");
        }
    }

    static UUID read(@Nullable String traceparent) {
        Matcher matcher = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        if (!matcher.matches()) {
            return UUID.randomUUID();
        }
        UUID id =
                new UUID(
                        Long.parseUnsignedLong(matcher.group(1), 16),
                        Long.parseUnsignedLong(matcher.group(2), 16));
        return id.equals(new UUID(0, 0)) ? UUID.randomUUID() : id;
    }

    /// As W3C writes it: 32 hexadecimal digits.
    static String text(UUID correlation) {
        return correlation.toString().replace("-", "");
    }
}
