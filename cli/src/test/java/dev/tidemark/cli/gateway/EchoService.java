package dev.tidemark.cli.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/// A service that remembers what it was asked and says who it is.
final class EchoService implements AutoCloseable {
    record Seen(String target, Headers headers, byte[] body) {}

    private final HttpServer server;
    private final String name;
    private volatile Seen last;

    private EchoService(HttpServer server, String name) {
        this.server = server;
        this.name = name;
    }

    static EchoService start(String name) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var service = new EchoService(HttpServer.create(address, 0), name);
            service.server.createContext("/", service::answer);
            service.server.start();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            last =
                    new Seen(
                            exchange.getRequestURI().toString(),
                            exchange.getRequestHeaders(),
                            exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().set("Answered-By", name);
            exchange.getResponseHeaders().set("Location", "/api/v1/households/1");
            var teapot = exchange.getRequestURI().getPath().equals("/teapot");
            exchange.sendResponseHeaders(teapot ? 418 : 200, -1);
        }
    }

    Seen last() {
        return last;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
