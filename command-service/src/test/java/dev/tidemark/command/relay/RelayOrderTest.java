package dev.tidemark.command.relay;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayOrderTest {
    private final RelayWorld world = new RelayWorld();

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void fifty_thousand_events_arrive_once_each() throws Exception {
        var households = java.util.stream.Stream.generate(RelayWorld::id).limit(100).toList();
        world.write(50_000, households);
        long begin = System.nanoTime();
        world.relay();
        try (var reader = world.reader()) {
            world.awaitAllTaken(reader, Duration.ofSeconds(60));
        }
        System.err.println("50k in " + (System.nanoTime() - begin) / 1_000_000 + " ms");
        List.of();
    }
}
