package dev.tidemark.embedded.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A bad network between a client and a server, on loopback: it can stall, slow down, cut and
/// refuse.
public final class TcpProxy implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final InetSocketAddress server;
    private final ServerSocket door;
    private final ProxyGate gate = new ProxyGate();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean refuses;

    private TcpProxy(InetSocketAddress server, ServerSocket door) {
        this.server = server;
        this.door = door;
    }

    public static TcpProxy inFrontOf(int port) {
        return inFrontOf(LOOPBACK, port);
    }

    public static TcpProxy inFrontOf(String host, int port) {
        try {
            var door = new ServerSocket(0, 50, InetAddress.getByName(LOOPBACK));
            var proxy = new TcpProxy(new InetSocketAddress(host, port), door);
            Thread.ofVirtual().name("proxy-" + door.getLocalPort()).start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /// Bytes wait, in both directions, and connections stay open.
    public void pause() {
        gate.pause();
    }

    public void resume() {
        gate.resume();
    }

    /// Each piece of data arrives this much later, in both directions.
    public void delay(Duration by) {
        gate.delay(by);
    }

    /// Cuts every open connection. New ones are taken.
    public void drop() {
        open.forEach(TcpProxy::close);
        open.clear();
    }

    /// Cuts every connection, and new ones as soon as they come, until `admit`.
    public void refuse() {
        refuses = true;
        drop();
    }

    public void admit() {
        refuses = false;
    }

    public int openConnections() {
        return open.size() / 2;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                join(door.accept());
            } catch (IOException e) {
                // The proxy was closed, or the server is down and its client sees a closed
                // connection.
            }
        }
    }

    private void join(Socket client) throws IOException {
        if (refuses) {
            close(client);
            return;
        }
        var upstream = new Socket();
        try {
            upstream.connect(server, 5000);
        } catch (IOException e) {
            close(client);
            throw e;
        }
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        open.add(client);
        open.add(upstream);
        Thread.ofVirtual().start(() -> pump(client, upstream));
        Thread.ofVirtual().start(() -> pump(upstream, client));
    }

    private void pump(Socket from, Socket to) {
        var buffer = new byte[64 * 1024];
        try {
            for (int n = from.getInputStream().read(buffer); n >= 0; ) {
                gate.pass();
                to.getOutputStream().write(buffer, 0, n);
                n = from.getInputStream().read(buffer);
            }
        } catch (IOException | InterruptedException e) {
            // One side is gone; so the other goes.
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        gate.resume();
        drop();
    }
}
