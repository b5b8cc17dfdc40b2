package dev.tidemark.cli.gateway;

import java.net.URI;
import java.util.List;

/// Where a request goes: what operators and readers of the docs ask, and every read, to
/// query-service; the rest to command-service. The same rules stand in `docker/gateway.conf`.
///
/// @param command base address of command-service
/// @param query base address of query-service
public record Routes(URI command, URI query) {
    private static final List<String> ALWAYS_QUERY = List.of("/operator", "/docs", "/openapi");

    URI to(String method, String path) {
        var reads = method.equals("GET") || method.equals("HEAD");
        return reads || ALWAYS_QUERY.stream().anyMatch(prefix -> isUnder(path, prefix))
                ? query
                : command;
    }

    private static boolean isUnder(String path, String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }
}
