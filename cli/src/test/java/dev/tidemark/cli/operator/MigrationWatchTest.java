package dev.tidemark.cli.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tidemark.cli.http.Api;
import dev.tidemark.cli.operator.MigrationWatch.Style;
import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.cli.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Tokens run out while a migration is watched. The service ends the stream of a token that has
/// expired and refuses it afterwards.
class MigrationWatchTest {
    private static final String PATH = "/operator/migrations/7";

    private final List<String> used = new CopyOnWriteArrayList<>();
    private final AtomicInteger issued = new AtomicInteger();
    private final StringWriter out = new StringWriter();
    private final HttpServer server;

    MigrationWatchTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /// Every token is good for one state.
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String token = exchange.getRequestHeaders().getFirst("Authorization");
            boolean expired = used.contains(token);
            used.add(token);
            String phase = used.size() < 3 ? "building" : "ready";
            byte[] body =
                    (expired ? "{}" : "data: {\"id\": 7, \"phase\": \"" + phase + "\"}\n\n")
                            .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(expired ? 401 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Api api(String token) {
        return new Api(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), token);
    }

    private Terminal terminal() {
        return new Terminal(new PrintWriter(out, true), new PrintWriter(out, true));
    }

    @Test
    void each_stream_is_opened_with_a_token_of_its_own_until_the_end() {
        var watch =
                new MigrationWatch(
                        () -> api("token " + issued.incrementAndGet()), terminal(), Style.PLAIN);

        assertThat(watch.until(PATH)).isZero();
        assertThat(used).containsExactly("Bearer token 1", "Bearer token 2", "Bearer token 3");
        assertThat(out.toString()).contains("building", "ready");
    }

    @Test
    void a_given_token_that_has_expired_ends_the_watch_and_says_how_to_get_another() {
        var watch = new MigrationWatch(() -> api("given"), terminal(), Style.PLAIN);

        assertThatThrownBy(() -> watch.until(PATH))
                .isInstanceOf(Refused.class)
                .hasMessageContainingAll("expired", "./tidemark token");
    }
}
