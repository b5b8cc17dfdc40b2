package dev.tidemark.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.json.JsonMapper;

/// The Tidemark that is measured, over HTTP/1.1 and one base URL, in the name of one token.
public final class Instance {
    /// The header that says how fresh an answer must be; a write answers its own.
    public static final String CONSISTENCY = "Consistency-Token";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final URI base;
    private final String token;

    public Instance(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /// The id of what was made.
    public UUID create(String path, Map<String, ?> body) {
        var answer = finish(client.sendAsync(write(path, body), BodyHandlers.ofString()));
        if (answer.statusCode() != 201) {
            throw new BenchmarkFailed(
                    "POST %s answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return UUID.fromString(JSON.readTree(answer.body()).path("id").asString());
    }

    public CompletableFuture<HttpResponse<Void>> send(String path, Map<String, ?> body) {
        return client.sendAsync(write(path, body), BodyHandlers.discarding());
    }

    /// [#send], with what came back.
    public CompletableFuture<HttpResponse<String>> post(String path, Map<String, ?> body) {
        return client.sendAsync(write(path, body), BodyHandlers.ofString());
    }

    public CompletableFuture<HttpResponse<Void>> ask(String path) {
        return client.sendAsync(request(path).GET().build(), BodyHandlers.discarding());
    }

    /// [#ask], for an answer that includes what the token says.
    public CompletableFuture<HttpResponse<Void>> ask(String path, String token) {
        return client.sendAsync(waiting(path, token), BodyHandlers.discarding());
    }

    /// An answer that includes what the token says, or 503 after ten seconds without it.
    public HttpResponse<Void> get(String path, String token)
            throws IOException, InterruptedException {
        return client.send(waiting(path, token), BodyHandlers.discarding());
    }

    private HttpRequest waiting(String path, String token) {
        return request(path).header(CONSISTENCY, token).header("Prefer", "wait=10").GET().build();
    }

    private HttpRequest write(String path, Map<String, ?> body) {
        return request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    private static <T> T finish(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (RuntimeException e) {
            throw new BenchmarkFailed("no answer: " + e.getCause());
        }
    }
}
