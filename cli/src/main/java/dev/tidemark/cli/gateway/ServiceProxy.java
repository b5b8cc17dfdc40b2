package dev.tidemark.cli.gateway;

import java.net.URI;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/// Passes requests on as they are. Where a service does not answer, the client gets a problem
/// document that names it.
final class ServiceProxy extends ProxyHandler.Reverse {
    /// Longer than the longest that a service lets a reader wait; shorter than services keep an
    /// idle connection, so that no request is sent into the end of one.
    static final long IDLE_MILLIS = 65_000;

    private final Routes routes;

    ServiceProxy(Routes routes) {
        super(request ->
                HttpURI.build(request.getHttpURI())
                        .authority(
                                target(routes, request).getHost(),
                                target(routes, request).getPort()));
        this.routes = routes;
        setViaHost("tidemark");
    }

    private static URI target(Routes routes, Request request) {
        return routes.to(request.getMethod(), Request.getPathInContext(request));
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
        super.configureHttpClient(client);
        client.setMaxConnectionsPerDestination(256);
        client.setIdleTimeout(IDLE_MILLIS);
        client.setRequestBufferSize(16 * 1024);
        client.setUserAgentField(null);
    }

    @Override
    public boolean handle(
            Request request, org.eclipse.jetty.server.Response response, Callback callback) {
        try {
            return super.handle(request, response, callback);
        } catch (IllegalArgumentException e) {
            Problems.write(
                    response,
                    callback,
                    400,
                    "invalid-address",
                    "The address has characters that must be percent-encoded");
            return true;
        }
    }

    @Override
    protected void onServerToProxyResponseFailure(
            Request request,
            org.eclipse.jetty.client.Request proxied,
            Response serviceResponse,
            org.eclipse.jetty.server.Response response,
            Callback callback,
            Throwable failure) {
        if (response.isCommitted()) {
            callback.failed(failure);
            return;
        }
        var service =
                target(routes, request).equals(routes.query())
                        ? "query-service"
                        : "command-service";
        Problems.write(
                response,
                callback,
                failure instanceof TimeoutException ? 504 : 503,
                "service-unavailable",
                service + " does not answer. It may be starting; see its log");
    }
}
