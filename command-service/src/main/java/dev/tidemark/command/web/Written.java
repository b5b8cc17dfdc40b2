package dev.tidemark.command.web;

import java.util.UUID;

/// The body of every answer to a command.
///
/// @param id what the command was about
/// @param version the aggregate's, for the next `If-Match`; also in the `ETag`
public record Written(UUID id, long version) {}
