package dev.tidemark.cli.blackbox;

import dev.tidemark.cli.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Somebody who knows the base URL and sends these headers.
record Caller(URI base, Map<String, String> headers) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static Caller of(URI base) {
        return new Caller(base, Map.of());
    }

    Caller with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Caller(base, more);
    }

    Reply get(String path) {
        return send("GET", path, "");
    }

    /// With an idempotency key of its own.
    Reply post(String path, String json) {
        return with("Content-Type", "application/json")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .send("POST", path, json);
    }

    /// What must work for a test to make sense.
    JsonNode made(String path, String json) {
        Reply reply = post(path, json);
        if (reply.status() != 201) {
            throw new AssertionError(reply.toString());
        }
        return reply.json();
    }

    Reply send(String method, String path, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofSeconds(30))
                        .method(method, BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return new Reply(HTTP.send(request.build(), BodyHandlers.ofString()), body);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// @param sent the body of the request
    record Reply(HttpResponse<String> http, String sent) {
        int status() {
            return http.statusCode();
        }

        JsonNode json() {
            return Json.MAPPER.readTree(http.body());
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return "%s %s %s -> %d %s"
                    .formatted(
                            http.request().method(),
                            http.uri(),
                            sent.substring(0, Math.min(sent.length(), 500)),
                            status(),
                            http.body());
        }
    }
}
