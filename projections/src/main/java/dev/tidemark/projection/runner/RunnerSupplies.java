package dev.tidemark.projection.runner;

import dev.tidemark.event.json.EventJson;
import dev.tidemark.projection.checkpoint.Arrivals;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.log.Consumers;
import io.micrometer.core.instrument.MeterRegistry;

/// What all runners of a process share.
///
/// @param database of the role that writes rows; its sessions have `synchronous_commit` off
/// @param owner names this process in checkpoints
public record RunnerSupplies(
        Database database,
        Consumers consumers,
        EventJson codec,
        Arrivals arrivals,
        MeterRegistry meters,
        String owner,
        RunnerSettings settings) {}
