package dev.tidemark.projection.status;

import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.registry.Build;

/// A household that a build no longer applies.
public record ParkedHousehold(Build build, Parked parked) {}
