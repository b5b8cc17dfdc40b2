package dev.tidemark.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.command.Api;
import dev.tidemark.command.Home;
import dev.tidemark.command.RunningService;
import dev.tidemark.embedded.testing.TestServers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseAwayTest {
    @Test
    void a_server_that_is_killed_is_a_503_and_its_return_needs_no_restart_of_ours() {
        try (var postgres = TestServers.ownPostgres(true)) {
            RunningService.prepare(postgres.address());
            try (var service = RunningService.on(postgres.address(), Map.of())) {
                Home home = Home.of(service);
                postgres.kill9();
                long began = System.nanoTime();
                Api.Answer away = home.spend("1");
                assertThat(away.status()).as(away.toString()).isEqualTo(503);
                assertThat(away.problem()).isEqualTo("unavailable");
                assertThat(away.header("Retry-After")).isNotEmpty();
                assertThat(Duration.ofNanos(System.nanoTime() - began))
                        .isLessThan(Duration.ofSeconds(5));
                postgres.startAgain();
                await().atMost(Duration.ofSeconds(15)).until(() -> home.spend("1").status() == 201);
            }
        }
    }
}
