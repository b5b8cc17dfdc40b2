package dev.tidemark.projection.migration;

/// Who commands, and why; both go into the audit.
public record Operator(String name, String reason) {}
