package dev.tidemark.command;

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
import tools.jackson.databind.json.JsonMapper;

/// A client with one token.
public final class Api {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String url;
    private final Map<String, String> headers;

    Api(String url, String token) {
        this.url = url;
        this.headers = Map.of("Authorization", "Bearer " + token);
    }

    private Api(String url, Map<String, String> headers) {
        this.url = url;
        this.headers = headers;
    }

    public Api with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(url, more);
    }

    public Api without(String header) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new Api(url, fewer);
    }

    public Api key(String key) {
        return with("Idempotency-Key", key);
    }

    public Api ifMatch(long version) {
        return with("If-Match", "\"" + version + "\"");
    }

    /// The same caller at another instance.
    public Api at(RunningService instance) {
        return new Api(instance.url(), headers);
    }

    /// With an `Idempotency-Key` of its own unless one is set.
    public Answer post(String path, String json) {
        Api keyed =
                headers.containsKey("Idempotency-Key") ? this : key(UUID.randomUUID().toString());
        return keyed.send("POST", path, json);
    }

    public Answer send(String method, String path, String json) {
        return with("Content-Type", "application/json")
                .send(method, path, BodyPublishers.ofString(json));
    }

    public Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : url + path))
                        .timeout(Duration.ofSeconds(30))
                        .method(method, body);
        headers.forEach(request::header);
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// An answer, with the questions that tests ask.
    public record Answer(HttpResponse<String> http) {
        public int status() {
            return http.statusCode();
        }

        public JsonNode json() {
            return JSON.readTree(http.body());
        }

        public String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        public UUID id() {
            return UUID.fromString(json().get("id").stringValue());
        }

        public long version() {
            return json().get("version").longValue();
        }

        /// The last part of the problem's type.
        public String problem() {
            String type = json().path("type").asString("");
            return type.substring(type.lastIndexOf('/') + 1);
        }

        /// `pointer code` of the first field problem.
        public String error() {
            JsonNode error = json().get("errors").get(0);
            return error == null
                    ? ""
                    : error.get("pointer").stringValue() + " " + error.get("code").stringValue();
        }

        @Override
        public String toString() {
            return status() + " " + http.headers().map() + "\n" + http.body();
        }
    }
}
