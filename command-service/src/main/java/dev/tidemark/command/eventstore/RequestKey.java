package dev.tidemark.command.eventstore;

import java.util.UUID;

/// What recognises a request that comes again.
///
/// @param scope keys of different scopes are different: the household, or the caller where there is
///   none yet
/// @param hash of the route, the caller and the body
public record RequestKey(UUID scope, String key, byte[] hash) {}
