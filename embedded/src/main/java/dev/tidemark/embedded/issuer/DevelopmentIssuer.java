package dev.tidemark.embedded.issuer;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.Executors;

/// Gives access tokens (RS256, audience `tidemark`, an hour at most) to anybody who names a
/// subject. Discovery at `/.well-known/openid-configuration`, keys at `/jwks`, tokens from `POST
/// /token` with the form fields `subject`, `scope` and `expires_in`.
public final class DevelopmentIssuer implements AutoCloseable {
    public static final String AUDIENCE = "tidemark";

    private final SigningKey key;
    private final HttpServer server;
    private final URI url;
    private final Clock clock;

    private DevelopmentIssuer(SigningKey key, HttpServer server, URI url, Clock clock) {
        this.key = key;
        this.server = server;
        this.url = url;
        this.clock = clock;
    }

    /// On loopback.
    public static DevelopmentIssuer start(Path directory, int port) {
        return start(IssuerOptions.in(directory).port(port));
    }

    public static DevelopmentIssuer start(IssuerOptions options) {
        try {
            var key = SigningKey.keptIn(options.directory());
            var server =
                    HttpServer.create(new InetSocketAddress(options.host(), options.port()), 0);
            var port = server.getAddress().getPort();
            var url = options.url().orElse(URI.create("http://" + options.host() + ":" + port));
            var issuer = new DevelopmentIssuer(key, server, url, Clock.systemUTC());
            server.createContext("/", new IssuerEndpoints(issuer));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The development issuer cannot listen on %s:%d with its key in %s: %s. Choose another port, or stop what uses it."
                            .formatted(
                                    options.host(),
                                    options.port(),
                                    options.directory(),
                                    e.getMessage()),
                    e);
        }
    }

    /// The `iss` of its tokens.
    public URI url() {
        return url;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// An hour's token, without the way over HTTP.
    public String token(String subject, String... scopes) {
        return token(new TokenRequest(subject, String.join(" ", scopes), TokenRequest.LONGEST));
    }

    String token(TokenRequest request) {
        return key.sign(claims(request).build());
    }

    JWTClaimsSet.Builder claims(TokenRequest request) {
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(url.toString())
                .audience(AUDIENCE)
                .subject(request.subject())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(request.lifetime())))
                .jwtID(UUID.randomUUID().toString())
                .claim("scope", request.scope());
    }

    SigningKey key() {
        return key;
    }

    String publicKeys() {
        return key.publicKeys();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
