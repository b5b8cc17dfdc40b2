package dev.tidemark.query.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;

/// What [Superseded] promises.
final class SupersededHeaders implements HandlerInterceptor {
    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getMethodAnnotation(Superseded.class) instanceof Superseded superseded) {
            response.setHeader("Deprecation", "@" + begin(superseded.since()).toEpochSecond());
            response.setHeader(
                    "Sunset",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(begin(superseded.until())));
            response.addHeader(
                    "Link",
                    "<%s>; rel=\"successor-version\"".formatted(path(superseded.by(), request)));
        }
        return true;
    }

    private static ZonedDateTime begin(String day) {
        return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC);
    }

    private static String path(String template, HttpServletRequest request) {
        var variables =
                (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        var path = UriComponentsBuilder.fromPath(template);
        variables.forEach((name, value) -> path.uriVariables(Map.of(name.toString(), value)));
        return path.encode().toUriString();
    }
}
