package dev.tidemark.cli.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;

/// Answers of the gateway itself.
final class Problems {
    private static final JsonMapper JSON = new JsonMapper();

    private Problems() {}

    /// What the HTTP server refuses before anybody else sees it.
    static boolean refuse(Request request, Response response, Callback callback) {
        var status = response.getStatus() < 400 ? 500 : response.getStatus();
        var message = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
        write(response, callback, status, "refused-by-gateway", String.valueOf(message));
        return true;
    }

    static void write(
            Response response, Callback callback, int status, String type, String detail) {
        var problem =
                Map.of(
                        "type",
                        "urn:tidemark:problem:" + type,
                        "title",
                        type,
                        "status",
                        status,
                        "detail",
                        detail);
        if (status == 503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        }
        write(response, callback, status, "application/problem+json", problem);
    }

    static void write(
            Response response, Callback callback, int status, String contentType, Object body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
        var json = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(json), callback);
    }
}
