package dev.tidemark.cli.http;

import dev.tidemark.cli.terminal.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Tidemark at one base URL, asked in the name of one token. A 503 is asked again a few times after
/// its `Retry-After`: a write carries its idempotency key, so that is safe.
public final class Api {
    private static final int TRIES = 6;
    private static final String DATA = "data: ";
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;
    private final String token;

    public Api(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    public URI base() {
        return base;
    }

    public Answer get(String path) {
        return get(path, Map.of());
    }

    public Answer get(String path, Map<String, String> headers) {
        return send(request(path, headers).GET().build());
    }

    /// @param key the idempotency key: the same key and body give the first answer again
    public Answer post(String path, Object body, String key) {
        var json = BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body));
        return post(path, json, "application/json", key);
    }

    public Answer post(String path, BodyPublisher body, String contentType, String key) {
        var headers = Map.of("Content-Type", contentType, "Idempotency-Key", key);
        return send(request(path, headers).POST(body).build());
    }

    /// The data of server-sent events, each as it comes, until the stream ends or breaks; at once
    /// if nothing answers.
    ///
    /// @throws Refused if the request is refused for good
    public void events(String path, Consumer<JsonNode> each) {
        var request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(LONGEST)
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "text/event-stream, application/problem+json")
                        .build();
        try {
            var response = client.send(request, BodyHandlers.ofLines());
            try (var lines = response.body()) {
                if (response.statusCode() >= 400) {
                    refuse(request, response.statusCode(), lines);
                } else {
                    lines.filter(line -> line.startsWith(DATA))
                            .map(line -> Json.lenient(line.substring(DATA.length())))
                            .forEach(each);
                }
            }
        } catch (IOException | UncheckedIOException _) {
            // The stream broke: whoever asks comes again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refused.because("Interrupted while waiting for %s", request.uri());
        }
    }

    /// A long answer, line by line as it comes, until it ends.
    ///
    /// @param count the header that says how many lines there are
    /// @throws Refused if the request is refused, or fewer or more lines came than that
    public long lines(String path, String count, Consumer<String> each) {
        var request = request(path, Map.of()).GET().build();
        var came = new AtomicLong();
        try {
            var response = client.send(request, BodyHandlers.ofLines());
            try (var lines = response.body()) {
                if (response.statusCode() >= 400) {
                    throw Problem.of(
                            request,
                            response.statusCode(),
                            lines.collect(Collectors.joining("\n")));
                }
                lines.peek(_ -> came.incrementAndGet()).forEach(each);
            }
            var promised = response.headers().firstValueAsLong(count).orElse(-1);
            if (promised == came.get()) {
                return promised;
            }
        } catch (ConnectException e) {
            throw nothingAnswers();
        } catch (IOException | UncheckedIOException _) {
            // Said below: the answer was cut off.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refused.because("Interrupted while waiting for %s", request.uri());
        }
        throw Refused.because(
                "The answer of %s was cut off after %,d lines. Try again; see ./tidemark status.",
                request.uri().getPath(), came.get());
    }

    private Refused nothingAnswers() {
        return Refused.because(
                "Nothing answers at %s. Start Tidemark with ./tidemark up, or name the right --url.",
                base);
    }

    private static void refuse(HttpRequest request, int status, Stream<String> lines) {
        if (status < 502) {
            throw Problem.of(request, status, lines.collect(Collectors.joining("\n")));
        }
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        var builder =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(LONGEST)
                        .header("Authorization", "Bearer " + token)
                        .header(
                                "Accept",
                                "application/json, application/x-ndjson, application/problem+json");
        headers.forEach(builder::header);
        return builder;
    }

    private Answer send(HttpRequest request) {
        for (int tries = 1; ; tries++) {
            var response = exchange(request);
            if (response.statusCode() < 400) {
                return new Answer(
                        response.statusCode(), response.headers(), Json.lenient(response.body()));
            }
            if (response.statusCode() != 503 || tries == TRIES) {
                throw Problem.of(request, response.statusCode(), response.body());
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(retryAfter(response)));
        }
    }

    private static long retryAfter(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,2}"))
                .map(Long::parseLong)
                .map(seconds -> Math.clamp(seconds, 1, 5))
                .map(Integer::longValue)
                .orElse(1L);
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw nothingAnswers();
        } catch (IOException e) {
            throw Refused.because(
                    "%s %s got no answer: %s. See ./tidemark status.",
                    request.method(), request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refused.because("Interrupted while waiting for %s", request.uri());
        }
    }
}
