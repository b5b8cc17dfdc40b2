package dev.tidemark.query.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/// RFC 9457 problems: `type` names the [Problem], `errors` the fields, `traceId` the request.
public final class ProblemDetails {
    public static final String TYPES = "https://tidemark.dev/problems/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ProblemDetails() {}

    static ResponseEntity<Object> answer(Refused refused, HttpServletRequest request) {
        return ResponseEntity.status(refused.problem().status())
                .headers(headers(refused))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body(refused, request));
    }

    /// Where no controller is in between: the security filters.
    public static void write(
            Refused refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(refused.problem().status());
        headers(refused)
                .forEach((name, values) -> values.forEach(v -> response.setHeader(name, v)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream().write(JSON.writeValueAsBytes(body(refused, request)));
    }

    private static Map<String, Object> body(Refused refused, HttpServletRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", TYPES + refused.code());
        body.put("title", refused.problem().title());
        body.put("status", refused.problem().status());
        body.put("detail", String.valueOf(refused.getMessage()));
        body.putAll(refused.properties());
        body.put("errors", refused.fields());
        body.put("traceId", Trace.of(request));
        return body;
    }

    private static HttpHeaders headers(Refused refused) {
        var headers = new HttpHeaders();
        if (refused.problem().status() == 503) {
            headers.set(HttpHeaders.RETRY_AFTER, "1");
        }
        if (refused.problem() == Problem.BODY_TOO_LARGE) {
            headers.set(HttpHeaders.CONNECTION, "close");
        }
        return headers;
    }
}
