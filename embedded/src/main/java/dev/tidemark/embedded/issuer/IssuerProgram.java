package dev.tidemark.embedded.issuer;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// The issuer as a program of its own, set by the environment: `TIDEMARK_ISSUER_HOST` (default
/// 127.0.0.1), `TIDEMARK_ISSUER_PORT` (9000), `TIDEMARK_ISSUER_DIRECTORY` (`.tidemark/issuer`) and
/// `TIDEMARK_ISSUER_URL` (host and port), which is how the services reach it.
final class IssuerProgram {
    private IssuerProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        var directory = Path.of(variable("DIRECTORY").orElse(".tidemark/issuer"));
        var options =
                IssuerOptions.in(directory).port(Integer.parseInt(variable("PORT").orElse("9000")));
        var bound = variable("HOST").map(options::host).orElse(options);
        var issuer =
                DevelopmentIssuer.start(
                        variable("URL").map(URI::create).map(bound::url).orElse(bound));
        Runtime.getRuntime().addShutdownHook(new Thread(issuer::close));
        new CountDownLatch(1).await();
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv("TIDEMARK_ISSUER_" + name))
                .filter(v -> !v.isBlank());
    }
}
