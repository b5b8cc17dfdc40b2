package dev.tidemark.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTest {
    private final EchoService command = EchoService.start("command-service");
    private final EchoService query = EchoService.start("query-service");
    private Gateway gateway;

    @BeforeEach
    void open() {
        gateway = Gateway.start(0, new Routes(command.url(), query.url()));
    }

    @AfterEach
    void close() {
        gateway.close();
        command.close();
        query.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/households, query-service",
        "HEAD, /api/v1/households, query-service",
        "POST, /api/v1/households, command-service",
        "PUT, /api/v1/households/1/transactions/2, command-service",
        "PATCH, /api/v1/households/1, command-service",
        "DELETE, /api/v1/households/1/transactions/2, command-service",
        "OPTIONS, /api/v1/households, command-service",
        "POST, /operator/checks, query-service",
        "POST, /operator, query-service",
        "POST, /operators, command-service",
        "GET, /docs, query-service",
        "GET, /openapi/v1.json, query-service"
    })
    void a_request_goes_to(String method, String path, String service) throws Exception {
        var answer = send(request(path).method(method, BodyPublishers.noBody()));

        assertThat(answer.headers().firstValue("Answered-By")).hasValue(service);
    }

    @Test
    void passes_on_address_headers_and_body_as_they_are() throws Exception {
        send(
                request("/api/v1/households?account=a%20b&x=%C3%A4")
                        .header("Idempotency-Key", "key-1")
                        .header(
                                "traceparent",
                                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                        .POST(BodyPublishers.ofString("{\"name\":\"Übung\"}")));

        var seen = command.last();
        assertThat(seen.target()).isEqualTo("/api/v1/households?account=a%20b&x=%C3%A4");
        assertThat(seen.headers().getFirst("Idempotency-Key")).isEqualTo("key-1");
        assertThat(seen.headers().getFirst("Traceparent")).endsWith("-01");
        assertThat(seen.headers().getFirst("Host")).isEqualTo(gateway.url().getAuthority());
        assertThat(new String(seen.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"name\":\"Übung\"}");
    }

    /// Else a request may be sent into the end of a connection, and its client hear of a service
    /// that does not answer.
    @ParameterizedTest
    @ValueSource(strings = {"command-service", "query-service"})
    void a_service_keeps_idle_connections_longer_than_the_gateway(String service) throws Exception {
        var settings = Path.of("..", service, "src/main/resources/application.yaml");
        var keeps =
                Pattern.compile("keep-alive-timeout: (\\d+)s").matcher(Files.readString(settings));

        assertThat(keeps.find()).isTrue();
        assertThat(Long.parseLong(keeps.group(1)) * 1000).isGreaterThan(ServiceProxy.IDLE_MILLIS);
    }

    @Test
    void passes_back_status_and_headers() throws Exception {
        var answer = send(request("/teapot").POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(418);
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/v1/households/1");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void carries_a_body_of_twenty_mebibytes() throws Exception {
        var statement = new byte[20 * 1024 * 1024];

        send(request("/imports").POST(BodyPublishers.ofByteArray(statement)));

        assertThat(command.last().body()).hasSize(statement.length);
    }

    @Nested
    class When_a_service_is_down {
        @BeforeEach
        void stop() {
            command.close();
        }

        @Test
        void its_requests_get_a_problem_that_names_it() throws Exception {
            var answer = send(request("/api/v1/households").POST(BodyPublishers.noBody()));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
            assertThat(answer.body()).contains("command-service does not answer");
        }

        @Test
        void the_other_one_still_answers() throws Exception {
            assertThat(send(request("/api/v1/households")).statusCode()).isEqualTo(200);
        }

        @Test
        void health_is_down_and_says_which() throws Exception {
            var answer = send(request("/actuator/health"));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body())
                    .contains("\"command-service\":{\"status\":\"UNREACHABLE\"}")
                    .contains("\"query-service\":{\"status\":\"UP\"}");
        }
    }

    @Test
    void health_is_up_when_both_are_ready() throws Exception {
        var answer = send(request("/actuator/health/readiness"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"UP\"");
    }

    @Test
    void an_address_with_raw_characters_is_a_problem_not_a_failure() throws Exception {
        assertThat(raw("GET /api/v1/x?text=a|b HTTP/1.1"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
    }

    private String raw(String requestLine) throws IOException {
        try (var socket = new Socket(gateway.url().getHost(), gateway.url().getPort())) {
            var request = requestLine + "\r\nHost: tidemark\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway.url() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
