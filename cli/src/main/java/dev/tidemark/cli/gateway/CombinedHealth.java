package dev.tidemark.cli.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// The health of the whole at one address: up if both services are ready.
final class CombinedHealth extends Handler.Abstract {
    private static final String READINESS = "/actuator/health/readiness";
    private static final Set<String> PATHS = Set.of("/actuator/health", READINESS);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Routes routes;

    CombinedHealth(Routes routes) {
        this.routes = routes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!PATHS.contains(Request.getPathInContext(request))) {
            return false;
        }
        var command = status(routes.command());
        var query = status(routes.query());
        var up = command.equals("UP") && query.equals("UP");
        var body =
                Map.of(
                        "status",
                        up ? "UP" : "DOWN",
                        "components",
                        Map.of(
                                "command-service", Map.of("status", command),
                                "query-service", Map.of("status", query)));
        Problems.write(response, callback, up ? 200 : 503, "application/json", body);
        return true;
    }

    private String status(URI service) {
        var request =
                HttpRequest.newBuilder(service.resolve(READINESS))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200
                    ? "UP"
                    : "DOWN";
        } catch (IOException e) {
            return "UNREACHABLE";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "UNKNOWN";
        }
    }
}
