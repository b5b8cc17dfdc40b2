package dev.tidemark.embedded.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Whether a Docker daemon answers, found out in milliseconds: Testcontainers would try for half a
/// minute.
final class Docker {
    private Docker() {}

    static boolean runs() {
        return runs(Optional.ofNullable(System.getenv("DOCKER_HOST")));
    }

    static boolean runs(Optional<String> dockerHost) {
        return dockerHost
                .filter(host -> !host.isBlank())
                .map(host -> answers(URI.create(host)))
                .orElseGet(() -> usualSockets().stream().anyMatch(Docker::answers));
    }

    private static List<Path> usualSockets() {
        var home = System.getProperty("user.home");
        var runtime = Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR")).orElse("/run");
        return List.of(
                Path.of("/var/run/docker.sock"),
                Path.of(home, ".docker", "run", "docker.sock"),
                Path.of(runtime, "docker.sock"));
    }

    private static boolean answers(URI host) {
        if ("unix".equals(host.getScheme())) {
            return answers(Path.of(host.getPath()));
        }
        try (var channel = SocketChannel.open()) {
            channel.socket().connect(new InetSocketAddress(host.getHost(), host.getPort()), 1000);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean answers(Path socket) {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            return false;
        }
    }
}
