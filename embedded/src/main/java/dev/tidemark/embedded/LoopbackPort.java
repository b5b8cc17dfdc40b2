package dev.tidemark.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Ports of 127.0.0.1, the only address a server of this module listens on.
public final class LoopbackPort {
    public static final String HOST = "127.0.0.1";

    private LoopbackPort() {}

    /// A port nobody listens on right now. Another process can take it before its user does.
    public static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on " + HOST, e);
        }
    }

    /// A free port other than this one, which nobody may listen on yet either.
    static int freeBeside(int other) {
        int port = free();
        while (port == other) {
            port = free();
        }
        return port;
    }

    public static void requireFree(String server, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(HOST, port));
        } catch (IOException e) {
            throw new ServerDidNotStart(
                    "%s cannot listen on %s:%d: %s. Stop the program that uses this port, or choose another port (0 takes a free one)."
                            .formatted(server, HOST, port, e.getMessage()),
                    e);
        }
    }

    public static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(HOST, port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
