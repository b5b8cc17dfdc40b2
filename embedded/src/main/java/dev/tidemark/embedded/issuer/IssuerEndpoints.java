package dev.tidemark.embedded.issuer;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The three addresses of the issuer.
record IssuerEndpoints(DevelopmentIssuer issuer) implements HttpHandler {
    private static final int LONGEST_FORM = 8192;

    private record Answer(int status, String json) {
        static Answer refused(int status, String why) {
            return new Answer(
                    status,
                    JSONObjectUtils.toJSONString(
                            Map.of("error", "invalid_request", "error_description", why)));
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange);
            var body = answer.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        var request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        return switch (request) {
            case "GET /.well-known/openid-configuration" -> new Answer(200, metadata());
            case "GET /jwks" -> new Answer(200, issuer.publicKeys());
            case "POST /token" -> token(exchange);
            default ->
                    Answer.refused(
                            404,
                            "There is GET /.well-known/openid-configuration, GET /jwks and POST /token");
        };
    }

    private String metadata() {
        return JSONObjectUtils.toJSONString(
                Map.of(
                        "issuer", issuer.url().toString(),
                        "jwks_uri", issuer.url() + "/jwks",
                        "token_endpoint", issuer.url() + "/token",
                        "response_types_supported", List.of("token"),
                        "subject_types_supported", List.of("public"),
                        "id_token_signing_alg_values_supported", List.of("RS256")));
    }

    /// A web page must not fetch tokens for whoever has it open, so a request with an `Origin` is
    /// refused.
    private Answer token(HttpExchange exchange) throws IOException {
        if (exchange.getRequestHeaders().containsKey("Origin")) {
            return Answer.refused(403, "Tokens are not given to web pages");
        }
        var form = exchange.getRequestBody().readNBytes(LONGEST_FORM + 1);
        if (form.length > LONGEST_FORM) {
            return Answer.refused(413, "The form may have at most " + LONGEST_FORM + " bytes");
        }
        try {
            return given(TokenRequest.of(new String(form, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return Answer.refused(400, String.valueOf(e.getMessage()));
        }
    }

    private Answer given(TokenRequest request) {
        var token =
                Map.<String, Object>of(
                        "access_token", issuer.token(request),
                        "token_type", "Bearer",
                        "expires_in", request.lifetime().toSeconds(),
                        "scope", request.scope());
        return new Answer(200, JSONObjectUtils.toJSONString(token));
    }
}
