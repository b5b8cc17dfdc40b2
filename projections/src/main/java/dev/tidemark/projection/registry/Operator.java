package dev.tidemark.projection.registry;

/// Who commands, and why; both go into the audit.
public record Operator(String name, String reason) {}
