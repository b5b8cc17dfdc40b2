package dev.tidemark.cli.gateway;

import dev.tidemark.cli.terminal.Refused;
import java.net.URI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// The gateway, listening on loopback.
public final class Gateway implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Server server;
    private final ServerConnector connector;

    private Gateway(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /// @param port 0 takes a free one
    public static Gateway start(int port, Routes routes) {
        var threads = new QueuedThreadPool(64, 4);
        threads.setName("gateway");
        threads.setDaemon(true);
        var server = new Server(threads);
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http()));
        connector.setHost(HOST);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(
                new Handler.Sequence(new CombinedHealth(routes), new ServiceProxy(routes)));
        server.setErrorHandler(Problems::refuse);
        try {
            server.start();
        } catch (Exception e) {
            throw Refused.because(
                    "The gateway cannot listen on %s:%d: %s. Choose another port with --port.",
                    HOST, port, e.getMessage());
        }
        return new Gateway(server, connector);
    }

    private static HttpConfiguration http() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(16 * 1024);
        return http;
    }

    public URI url() {
        return URI.create("http://" + HOST + ":" + connector.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The gateway did not stop", e);
        }
    }
}
