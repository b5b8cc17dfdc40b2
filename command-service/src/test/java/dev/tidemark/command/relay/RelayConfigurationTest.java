package dev.tidemark.command.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.embedded.testing.TestServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RelayConfigurationTest {
    private final RelayWorld world = new RelayWorld();

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private ApplicationContextRunner application() {
        return new ApplicationContextRunner()
                .withUserConfiguration(RelayConfiguration.class)
                .withPropertyValues(
                        "tidemark.database.url=" + world.address.jdbcUrl(),
                        "tidemark.database.command.username=" + world.address.user(),
                        "tidemark.database.command.password=" + world.address.password(),
                        "tidemark.database.durable=false",
                        "tidemark.topic.name=" + world.topic,
                        "tidemark.kafka.bootstrap-servers=" + TestServers.kafka());
    }

    @Test
    void an_instance_relays_and_says_how_far_it_is_behind() {
        application()
                .run(context -> {
                    world.awaitState("sending");
                    world.write(500, List.of(RelayWorld.id(), RelayWorld.id()));
                    context.getBean(RelayBell.class).ring();
                    world.awaitAllTaken(world.reader(), Duration.ofSeconds(20));
                    var meters = new SimpleMeterRegistry();
                    context.getBean(RelayLifecycle.class).bindTo(meters);
                    assertThat(meters.get("tidemark.relay.leads").gauge().value()).isEqualTo(1);
                    await().until(() -> meters.get("tidemark.relay.lag").gauge().value() == 0);
                });
        assertThat(world.text("select state from event_store.relay_lease")).isEqualTo("stopped");
    }

    @Test
    void an_instance_that_does_not_relay_has_the_bell_all_the_same() {
        application()
                .withPropertyValues("tidemark.relay.enabled=false")
                .run(context -> {
                    assertThat(context).hasSingleBean(RelayBell.class);
                    assertThat(context).doesNotHaveBean(RelayLifecycle.class);
                    context.getBean(RelayBell.class).ring();
                });
    }
}
