package dev.tidemark.command.relay;

import dev.tidemark.store.Lane;
import java.util.UUID;
import java.util.stream.IntStream;

/// One topic: all events of one store, from number 1 of each lane on. The highest generation of the
/// current store id is the active one.
record Generation(int number, UUID store, String topic, short partitions) {

    int partition(int lane) {
        return Lane.partition(lane, partitions);
    }

    IntStream lanes(int partition) {
        return IntStream.range(0, Lane.COUNT).filter(lane -> partition(lane) == partition);
    }
}
