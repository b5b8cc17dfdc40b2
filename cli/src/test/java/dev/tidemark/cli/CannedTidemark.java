package dev.tidemark.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Answers requests with what a test put there, and remembers what was asked.
final class CannedTidemark implements AutoCloseable {
    /// @param location of the answer; empty for none
    record Canned(int status, String location, String body) {}

    private final HttpServer server;
    private final Map<String, Canned> answers = new ConcurrentHashMap<>();
    private final Map<String, Canned> later = new ConcurrentHashMap<>();
    private final Map<String, String> headers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    CannedTidemark() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    CannedTidemark when(String request, int status, String body) {
        answers.put(request, new Canned(status, "", body));
        return this;
    }

    CannedTidemark when(String request, int status, String location, String body) {
        answers.put(request, new Canned(status, location, body));
        return this;
    }

    /// What the same request is answered after the first time.
    CannedTidemark then(String request, int status, String body) {
        later.put(request, new Canned(status, "", body));
        return this;
    }

    /// Every answer says by this header how much it has.
    CannedTidemark counts(String header, long count) {
        headers.put(header, Long.toString(count));
        return this;
    }

    /// Method, path and body of each request.
    List<String> asked() {
        return asked;
    }

    Typed typed(String... command) {
        var arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--url", url(), "--token", "a token"));
        return Typed.command(arguments.toArray(String[]::new));
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            var body = exchange.getRequestBody().readAllBytes();
            asked.add((request + " " + new String(body, StandardCharsets.UTF_8)).strip());
            var canned = answers.getOrDefault(request, new Canned(404, "", "{}"));
            if (later.containsKey(request)) {
                answers.put(request, later.remove(request));
            }
            if (!canned.location().isEmpty()) {
                exchange.getResponseHeaders().set("Location", canned.location());
            }
            headers.forEach(exchange.getResponseHeaders()::set);
            var json = canned.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(canned.status(), json.length);
            exchange.getResponseBody().write(json);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
