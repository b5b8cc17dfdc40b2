package dev.tidemark.command.relay;

import dev.tidemark.embedded.KafkaServer;
import dev.tidemark.embedded.testing.TcpProxy;
import dev.tidemark.embedded.testing.TestServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/// A broker to kill, to stall and to take data from, behind a network that can be stopped.
final class OwnKafka implements AutoCloseable {
    final KafkaServer server;
    final TcpProxy network;
    private final Path data;
    private final Path kept;

    private OwnKafka(KafkaServer server, TcpProxy network, Path directory) {
        this.server = server;
        this.network = network;
        this.data = directory.resolve("data");
        this.kept = directory.resolve("kept");
    }

    static OwnKafka start() throws IOException {
        int port = freePort();
        var network = TcpProxy.inFrontOf(port);
        var options = TestServers.ownKafkaOptions().port(port).advertisedPort(network.port());
        return new OwnKafka(KafkaServer.start(options), network, options.directory());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    RelayWorld world() {
        return new RelayWorld(
                TestServers.newDatabase(RelayWorld.template()), server.bootstrapServers());
    }

    /// Everything written after this is lost by [#loseTail].
    void keep() throws IOException {
        server.stop();
        copy(data, kept);
        server.startAgain();
    }

    void loseTail() throws IOException {
        server.kill9();
        delete(data);
        Files.move(kept, data);
        server.startAgain();
    }

    void loseEverything() throws IOException {
        server.kill9();
        delete(data);
        server.startAgain();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            for (Path path : paths.toList().reversed()) {
                Files.delete(path);
            }
        }
    }

    @Override
    public void close() {
        server.close();
        network.close();
    }
}
