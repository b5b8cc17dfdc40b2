package dev.tidemark.benchmark.lag;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tidemark.store.Position;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Answers as Tidemark does, with a read model that shows each write a known time after its 201; a
/// read with a token waits for it.
final class SlowReadModel implements AutoCloseable {
    private static final UUID STORE = UUID.fromString("01935000-0000-7000-8000-000000000001");

    private record Event(long laneSeq, long visibleAt) {}

    private final HttpServer server;
    private final Duration lag;
    private final AtomicLong last = new AtomicLong();
    private final AtomicLong visible = new AtomicLong();
    private final Queue<Event> hidden = new ConcurrentLinkedQueue<>();

    SlowReadModel(Duration lag) throws IOException {
        this.lag = lag;
        this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("GET")) {
                read(exchange);
            } else {
                write(exchange);
            }
        }
    }

    private synchronized void write(HttpExchange exchange) throws IOException {
        var position = new Position(STORE, 0, last.incrementAndGet());
        var id = "{\"id\":\"" + UUID.randomUUID() + "\"}";
        exchange.getResponseHeaders().set("Consistency-Token", position.token());
        exchange.sendResponseHeaders(201, id.length());
        exchange.getResponseBody().write(id.getBytes(StandardCharsets.US_ASCII));
        hidden.add(new Event(position.laneSeq(), System.nanoTime() + lag.toNanos()));
    }

    private void read(HttpExchange exchange) throws IOException {
        var token = exchange.getRequestHeaders().getFirst("Consistency-Token");
        var asked = token == null ? 0 : Position.parse(token).laneSeq();
        while (visible() < asked) {
            LockSupport.parkNanos(1_000_000);
        }
        var position = new Position(STORE, 0, visible.get());
        exchange.getResponseHeaders().set("Projection-Position", position.token());
        exchange.sendResponseHeaders(200, -1);
    }

    private long visible() {
        var now = System.nanoTime();
        hidden.removeIf(event -> {
            var shows = event.visibleAt() <= now;
            if (shows) {
                visible.accumulateAndGet(event.laneSeq(), Math::max);
            }
            return shows;
        });
        return visible.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
