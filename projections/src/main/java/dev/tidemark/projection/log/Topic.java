package dev.tidemark.projection.log;

import java.util.UUID;

/// A generation of the topic. Offsets count within a generation, lane numbers within a store.
public record Topic(UUID store, int generation, String name, int partitions) {}
