package dev.tidemark.command.web;

import dev.tidemark.command.decision.FieldProblem;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/// RFC 9457 problems: `type` names the [Refusal], `errors` the fields, `traceId` the request.
final class ProblemDetails {
    private static final String TYPES = "https://tidemark.dev/problems/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Written(
            URI type,
            String title,
            int status,
            String detail,
            List<FieldProblem> errors,
            String traceId) {}

    private ProblemDetails() {}

    static ResponseEntity<Object> answer(Refused refused, HttpServletRequest request) {
        Refusal refusal = refused.refusal();
        ProblemDetail problem = ProblemDetail.forStatus(refusal.status());
        problem.setType(type(refusal));
        problem.setTitle(refusal.title());
        problem.setDetail(refused.getMessage());
        problem.setProperty("errors", refused.problems());
        problem.setProperty("traceId", Trace.text(Trace.of(request)));
        return ResponseEntity.status(refusal.status())
                .headers(headers(refusal))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static URI type(Refusal refusal) {
        return URI.create(TYPES + refusal.code());
    }

    private static HttpHeaders headers(Refusal refusal) {
        HttpHeaders headers = new HttpHeaders();
        if (refusal.status() == 503 || refusal == Refusal.REQUEST_IN_PROGRESS) {
            headers.set(HttpHeaders.RETRY_AFTER, "1");
        }
        if (refusal.status() == 413) {
            headers.set(HttpHeaders.CONNECTION, "close");
        }
        return headers;
    }

    /// Where no controller is in between: the security filters.
    static void write(Refused refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Refusal refusal = refused.refusal();
        response.setStatus(refusal.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream()
                .write(
                        JSON.writeValueAsBytes(
                                new Written(
                                        type(refusal),
                                        refusal.title(),
                                        refusal.status(),
                                        String.valueOf(refused.getMessage()),
                                        refused.problems(),
                                        Trace.text(Trace.of(request)))));
    }
}
