package dev.tidemark.command.web;

import dev.tidemark.command.decision.Command;
import dev.tidemark.command.eventstore.Answer;
import dev.tidemark.command.eventstore.Decisions;
import dev.tidemark.command.eventstore.Origin;
import dev.tidemark.command.eventstore.RequestKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// From a command to the answer over HTTP.
@Component
public final class Commands {
    private static final byte[] NO_BODY = new byte[0];

    private final Decisions decisions;

    Commands(Decisions decisions) {
        this.decisions = decisions;
    }

    /// 201, `Location` below the address that was posted to.
    public ResponseEntity<Written> create(Call call, Body body, Command command, UUID resource) {
        return create(call, command.household(), body.canonical(), command, resource);
    }

    /// 201 for a household, which cannot be the scope of its own key: the caller is.
    public ResponseEntity<Written> found(Call call, Body body, Command command) {
        return create(
                call, scopeOf(call.subject()), body.canonical(), command, command.household());
    }

    private static UUID scopeOf(String subject) {
        return UUID.nameUUIDFromBytes(("subject " + subject).getBytes(StandardCharsets.UTF_8));
    }

    /// What a command of a caller who is no member yet comes to.
    ///
    /// @param status of the answer
    public Answer enter(Call call, Body body, Command command, int status) {
        return decide(
                call,
                scopeOf(call.subject()),
                body.canonical(),
                command,
                status,
                command.household());
    }

    /// What the making of a resource comes to, for answers that say more than [Written].
    public Answer make(Call call, Body body, Command command, UUID resource) {
        return decide(call, command.household(), body.canonical(), command, 201, resource);
    }

    /// 201 for a body that is no JSON.
    public ResponseEntity<Written> create(
            Call call, UUID scope, byte[] body, Command command, UUID resource) {
        return answer(call, decide(call, scope, body, command, 201, resource));
    }

    /// 201 for many things at once. What their ids are made from is the answer's resource, so that
    /// a repetition names the same ones.
    public Answer createAll(Call call, Body body, Command command) {
        return decide(
                call, command.household(), body.canonical(), command, 201, command.aggregate());
    }

    /// 200 for a body that changes nothing because it came before.
    public ResponseEntity<Written> repeat(Call call, byte[] body, Command command) {
        return answer(
                call, decide(call, command.household(), body, command, 200, command.aggregate()));
    }

    /// 200.
    public ResponseEntity<Written> change(Call call, Body body, Command command) {
        return change(call, body, command, command.aggregate());
    }

    public ResponseEntity<Written> change(Call call, Body body, Command command, UUID resource) {
        return answer(
                call, decide(call, command.household(), body.canonical(), command, 200, resource));
    }

    /// 200 for a request without a body.
    public ResponseEntity<Written> change(Call call, Command command, UUID resource) {
        return answer(call, decide(call, command.household(), NO_BODY, command, 200, resource));
    }

    /// 202: the rest follows; `Location` is where to watch it.
    public Answer accept(Call call, Body body, Command command) {
        return decide(
                call, command.household(), body.canonical(), command, 202, command.aggregate());
    }

    private Answer decide(
            Call call, UUID scope, byte[] body, Command command, int status, UUID resource) {
        return decisions.decide(
                command,
                new Origin(
                        call.subject(),
                        call.correlation(),
                        requestKey(call, scope, body),
                        status,
                        resource));
    }

    /// What recognises the call when it comes again.
    private static @Nullable RequestKey requestKey(Call call, UUID scope, byte[] body) {
        return call.idempotencyKey() == null
                ? null
                : new RequestKey(scope, call.idempotencyKey(), hash(call, body));
    }

    /// The caller counts too: who repeats somebody else's request asks for something of their own.
    private static byte[] hash(Call call, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(call.route().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(call.subject().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static ResponseEntity<Written> answer(Call call, Answer answer) {
        return answer(answer, call.path() + "/" + answer.resource());
    }

    /// @param location sent with 201 and 202
    public static ResponseEntity<Written> answer(Answer answer, String location) {
        return head(answer, location).body(new Written(answer.resource(), answer.version()));
    }

    /// Status and headers, for a body that says more than [Written].
    public static ResponseEntity.BodyBuilder head(Answer answer, String location) {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(answer.status())
                        .eTag("\"" + answer.version() + "\"")
                        .header("Consistency-Token", answer.position().token());
        if (answer.status() != 200) {
            response.location(URI.create(location));
        }
        return response;
    }
}
