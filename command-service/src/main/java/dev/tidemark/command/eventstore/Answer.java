package dev.tidemark.command.eventstore;

import dev.tidemark.store.Position;
import java.util.UUID;

/// What a command came to.
///
/// @param version of the aggregate: the number of its last event, from 0
/// @param position of the command's last event; a read model that has reached it shows the change
/// @param repeated whether this is the answer to an earlier request with the same key
public record Answer(
        int status, UUID resource, long version, Position position, boolean repeated) {}
