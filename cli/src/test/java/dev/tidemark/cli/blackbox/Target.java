package dev.tidemark.cli.blackbox;

import dev.tidemark.cli.blackbox.Caller.Reply;
import java.util.UUID;

/// An operation on things of one household. Each request has a trace of its own, under which its
/// events would be found.
final class Target {
    private static final String TRACE = "traceparent";

    private final Operation operation;
    private final World world;
    private String version = "\"0\"";

    Target(Operation operation, World world) {
        this.operation = operation;
        this.world = world;
    }

    Operation operation() {
        return operation;
    }

    /// As the description shows it, at whatever version the thing is.
    Reply example() {
        String body = operation.body().isObject() ? operation.body().toString() : operation.file();
        Reply reply = ask("", world.real(body));
        for (int next = 1; reply.status() == 412 && next < 5; next++) {
            version = "\"" + next + "\"";
            reply = ask("", world.real(body));
        }
        return reply;
    }

    Reply ask(String query, String body) {
        Reply reply =
                caller().send(
                                operation.method(),
                                world.real(operation.address(query)),
                                world.real(body));
        version = reply.header("ETag").isEmpty() ? version : reply.header("ETag");
        return reply;
    }

    /// With this instead of the header that it needs.
    Reply with(String header, String value) {
        return caller().with(header, value)
                .send(operation.method(), world.real(operation.address("")), nothing());
    }

    /// With this instead of the last thing that its path names.
    Reply at(String part) {
        int last = operation.path().lastIndexOf('{');
        String path =
                operation.path().substring(0, last)
                        + part
                        + operation.path().substring(operation.path().indexOf('}', last) + 1);
        return caller().send(operation.method(), world.real(path), nothing());
    }

    private String nothing() {
        return operation.method().equals("GET") ? "" : "{}";
    }

    private Caller caller() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        return world.caller(operation)
                .with("Content-Type", "application/json")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .with("If-Match", version)
                .with(TRACE, "00-" + trace + "-00f067aa0ba902b7-01");
    }

    UUID trace(Reply reply) {
        String trace =
                reply.http().request().headers().firstValue(TRACE).orElseThrow().split("-")[1];
        return UUID.fromString(
                trace.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }
}
