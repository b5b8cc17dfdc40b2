package dev.tidemark.readmodel.household;

import java.util.UUID;

/// @param version of the aggregate, for `If-Match`
public record Household(UUID id, String name, String baseCurrency, String timeZone, long version) {}
