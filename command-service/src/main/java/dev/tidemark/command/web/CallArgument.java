package dev.tidemark.command.web;

import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives controllers the [Call]. A POST without a usable `Idempotency-Key` ends here.
@Component
final class CallArgument implements HandlerMethodArgumentResolver {
    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7E]{1,255}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Call.class);
    }

    @Override
    public Call resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request =
                Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        Principal caller = Objects.requireNonNull(request.getUserPrincipal());
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return new Call(
                caller.getName(),
                Trace.of(request),
                request.getMethod() + " " + request.getRequestURI() + query,
                request.getRequestURI(),
                key(request),
                request.getHeader("If-Match"));
    }

    private static @Nullable String key(HttpServletRequest request) {
        String key = request.getHeader("Idempotency-Key");
        if (key == null && request.getMethod().equals("POST")) {
            throw Refused.at(
                    Refusal.IDEMPOTENCY_KEY_MISSING,
                    "Idempotency-Key",
                    "send a fresh Idempotency-Key of 1 to 255 printable characters, and the same one when you try again");
        }
        if (key != null && !KEY.matcher(key).matches()) {
            throw Refused.at(
                    Refusal.IDEMPOTENCY_KEY_MALFORMED,
                    "Idempotency-Key",
                    "Idempotency-Key has 1 to 255 printable ASCII characters");
        }
        return key;
    }
}
