package dev.tidemark.cli.local;

/// How an instance on this machine is to run.
///
/// @param port of the one base URL; 0 takes a free one
public record LocalOptions(DataDirectory data, int port) {}
