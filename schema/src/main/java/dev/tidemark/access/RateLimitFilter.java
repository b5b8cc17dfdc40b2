package dev.tidemark.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/// Holds requests to the [RateLimits]; stands behind what finds out who calls. The caller is the
/// token's subject: addresses and headers that somebody could change make no difference.
public final class RateLimitFilter extends OncePerRequestFilter {
    private static final Pattern HOUSEHOLD = Pattern.compile("/api/v\\d+/households/([^/;]+).*");

    private final RateLimits limits;
    private final Refusal refusal;

    /// Answers a request that came too early.
    public interface Refusal {
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    /// @param refusal gets a response that has its `Retry-After` already
    public RateLimitFilter(RateLimits limits, Refusal refusal) {
        this.limits = limits;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Principal caller = request.getUserPrincipal();
        if (caller == null) {
            chain.doFilter(request, response);
            return;
        }
        String household = household(request.getRequestURI());
        Duration wait = delay(caller.getName(), household);
        if (wait.isPositive()) {
            response.setHeader("Retry-After", Long.toString(wait.plusMillis(999).toSeconds()));
            refusal.answer(request, response);
            return;
        }
        chain.doFilter(request, response);
        if (!household.isEmpty() && response.getStatus() != HttpServletResponse.SC_NOT_FOUND) {
            limits.charge(household);
        }
    }

    /// However it is spelt, as handlers read it; empty if it is none.
    private static String household(String uri) {
        try {
            Matcher path = HOUSEHOLD.matcher(UriUtils.decode(uri, StandardCharsets.UTF_8));
            return path.matches() ? UUID.fromString(path.group(1)).toString() : "";
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private Duration delay(String subject, String household) {
        Duration own = limits.callerWait(subject);
        return own.isPositive() || household.isEmpty() ? own : limits.householdWait(household);
    }
}
