package dev.tidemark.query.operator;

import dev.tidemark.projection.migration.Migration;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// A migration's state every second, as server-sent events. Its request keeps a virtual thread for
/// as long as it lasts, and nothing of the migration depends on it.
@RestController
final class MigrationWatchController {
    private static final long MILLIS = 1_000;

    private final MigrationDesk desk;
    private final MigrationStates states;
    private final JsonMapper json;
    private final Clock clock;
    private volatile boolean closing;

    MigrationWatchController(
            MigrationDesk desk, MigrationStates states, JsonMapper json, Clock clock) {
        this.desk = desk;
        this.states = states;
        this.json = json;
        this.clock = clock;
    }

    /// Ends when the migration needs a decision or is closed, when the token has expired, and when
    /// this service stops: whoever wants to go on comes again.
    @GetMapping(
            value = "/operator/migrations/{id}/watch",
            produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void watch(@PathVariable long id, @AuthenticationPrincipal Jwt token, HttpServletResponse to) {
        Migration migration = desk.migrations().find(id);
        to.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        to.setCharacterEncoding("UTF-8");
        try {
            OutputStream stream = to.getOutputStream();
            send(migration, stream);
            while (!MigrationStates.needsDecision(migration) && mayGoOn(token.getExpiresAt())) {
                Thread.sleep(MILLIS);
                migration = desk.migrations().find(id);
                send(migration, stream);
            }
        } catch (IOException _) {
            // The watcher went away.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean mayGoOn(@Nullable Instant expiry) {
        return !closing && (expiry == null || clock.instant().isBefore(expiry));
    }

    private void send(Migration migration, OutputStream stream) throws IOException {
        String event =
                "event: migration\ndata: " + json.writeValueAsString(states.of(migration)) + "\n\n";
        stream.write(event.getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
    }
}
