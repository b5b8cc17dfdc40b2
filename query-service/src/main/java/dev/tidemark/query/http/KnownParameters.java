package dev.tidemark.query.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses a parameter that the address does not have, and one that is given twice: a misspelt
/// filter would otherwise answer with everything.
final class KnownParameters implements HandlerInterceptor {
    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            require(names(method), request.getParameterMap());
        }
        return true;
    }

    private static void require(Set<String> known, Map<String, String[]> given) {
        given.forEach((name, values) -> {
            if (!known.contains(name)) {
                throw Refused.at(Problem.UNKNOWN_PARAMETER, name, unknown(name, known));
            }
            if (values.length != 1) {
                throw Refused.parameter(name, "may be given once only");
            }
        });
    }

    private static String unknown(String name, Set<String> known) {
        String shown = name.length() <= 40 ? name : name.substring(0, 40) + "…";
        return known.isEmpty()
                ? "'" + shown + "' is unknown: this address takes no parameters"
                : "'" + shown + "' is unknown: there are " + String.join(", ", known);
    }

    private static Set<String> names(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(KnownParameters::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(MethodParameter parameter) {
        return String.valueOf(parameter.getParameter().getName());
    }
}
