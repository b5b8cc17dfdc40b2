package dev.tidemark.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.embedded.testing.TcpProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerTest {
    @TempDir Path directory;

    @Test
    void topics_and_records_survive_a_restart_and_a_kill() {
        try (var server = KafkaServer.start(KafkaOptions.in(directory))) {
            var topic = new KafkaTopic(server.bootstrapServers(), "kept");
            topic.create();
            topic.send("one", "two");
            var cluster = topic.clusterId();

            server.stop();
            server.startAgain();
            topic.send("three");
            assertThat(topic.clusterId()).isEqualTo(cluster);

            server.kill9();
            server.startAgain();
            assertThat(topic.clusterId()).isEqualTo(cluster);
            assertThat(topic.records()).containsExactly("one", "two", "three");
        }
    }

    @Test
    void clients_come_back_to_the_advertised_port() {
        var port = LoopbackPort.free();
        try (var proxy = TcpProxy.inFrontOf(port);
                var server =
                        KafkaServer.start(
                                KafkaOptions.in(directory)
                                        .port(port)
                                        .advertisedPort(proxy.port()))) {
            var topic = new KafkaTopic(server.bootstrapServers(), "proxied");
            topic.create();
            topic.send("one");
            assertThat(topic.records()).containsExactly("one");
            assertThat(server.bootstrapServers()).endsWith(":" + proxy.port());
            assertThat(server.port()).isEqualTo(port);
        }
    }

    @Test
    void a_busy_port_is_named_with_what_to_do() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName(LoopbackPort.HOST))) {
            var options = KafkaOptions.in(directory).port(other.getLocalPort());
            assertThatThrownBy(() -> KafkaServer.start(options))
                    .isInstanceOf(ServerDidNotStart.class)
                    .hasMessageContaining("127.0.0.1:" + other.getLocalPort())
                    .hasMessageContaining("choose another port");
        }
    }
}
