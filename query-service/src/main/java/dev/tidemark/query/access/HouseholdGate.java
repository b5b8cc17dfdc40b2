package dev.tidemark.query.access;

import dev.tidemark.query.http.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// In front of every address below a household: whoever is no member of it finds nothing there, the
/// same as at an address that was never given.
final class HouseholdGate implements HandlerInterceptor {
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Memberships memberships;

    HouseholdGate(Memberships memberships) {
        this.memberships = memberships;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!mayRead(household(request), request.getUserPrincipal())) {
            throw Refused.notFound();
        }
        return true;
    }

    private boolean mayRead(String household, Principal caller) {
        return ID.matcher(household).matches()
                && memberships.includes(UUID.fromString(household), caller.getName());
    }

    private static String household(HttpServletRequest request) {
        var path = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return path instanceof Map<?, ?> variables
                        && variables.get("household") instanceof String text
                ? text
                : "";
    }
}
