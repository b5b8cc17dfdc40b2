package dev.tidemark.embedded.issuer;

import dev.tidemark.embedded.LoopbackPort;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Where the issuer listens and what it calls itself.
///
/// @param directory keeps the signing key, so that tokens stay good across restarts
/// @param port 0 takes a free one
/// @param url the `iss` of its tokens, where the services fetch its keys; empty for host and port
public record IssuerOptions(Path directory, String host, int port, Optional<URI> url) {

    /// On loopback, at a free port.
    public static IssuerOptions in(Path directory) {
        return new IssuerOptions(directory, LoopbackPort.HOST, 0, Optional.empty());
    }

    public IssuerOptions port(int port) {
        return new IssuerOptions(directory, host, port, url);
    }

    public IssuerOptions host(String host) {
        return new IssuerOptions(directory, host, port, url);
    }

    public IssuerOptions url(URI url) {
        return new IssuerOptions(directory, host, port, Optional.of(url));
    }
}
