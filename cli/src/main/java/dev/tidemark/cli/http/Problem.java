package dev.tidemark.cli.http;

import dev.tidemark.cli.terminal.Refused;
import java.net.http.HttpRequest;
import tools.jackson.databind.JsonNode;

/// A refusal of the API (RFC 9457) as one sentence.
final class Problem {
    private Problem() {}

    static Refused of(HttpRequest request, int status, String body) {
        var problem = Json.lenient(body);
        return Refused.because(
                "%s %s was refused with %d: %s",
                request.method(), request.uri().getPath(), status, why(problem, status));
    }

    private static String why(JsonNode problem, int status) {
        var detail = problem.path("detail").asString("");
        var title = problem.path("title").asString("");
        var said = detail.isBlank() ? title : detail;
        return said.isBlank() ? withoutWords(status) : said + fields(problem.path("errors"));
    }

    private static String fields(JsonNode errors) {
        var text = new StringBuilder();
        errors.forEach(error ->
                text.append("; ")
                        .append(error.path("pointer").asString(error.path("field").asString("")))
                        .append(' ')
                        .append(error.path("detail").asString(error.path("message").asString(""))));
        return text.toString();
    }

    private static String withoutWords(int status) {
        return switch (status) {
            case 401 ->
                    "the token is missing, expired or of another issuer; get one with ./tidemark token";
            case 403 -> "the token lacks the scope or the role";
            case 404 -> "there is no such thing, or it belongs to another household";
            default -> "no reason was given; see the logs that ./tidemark up names";
        };
    }
}
