package dev.tidemark.query.operator;

import dev.tidemark.query.http.Problem;
import dev.tidemark.query.http.Refused;
import dev.tidemark.store.Lane;
import java.net.URI;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/operator/relay")
final class RelayController {
    private static final String REQUESTS = "/operator/relay/requests/";

    private final RelayLog relay;

    RelayController(RelayLog relay) {
        this.relay = relay;
    }

    /// @param lane 0 to 255
    /// @param from the first lane number to send again
    record Resend(@Nullable Integer lane, @Nullable Long from, @Nullable String reason) {}

    @GetMapping
    RelayLog.Status relay() {
        return relay.status();
    }

    @GetMapping("/requests/{id}")
    RelayLog.Request request(@PathVariable long id) {
        return relay.request(id).orElseThrow(Refused::notFound);
    }

    /// Sends a run of a lane again, for consumers that miss it; they drop what they have.
    @PostMapping("/resend")
    ResponseEntity<Void> resend(@RequestBody Resend body, Principal caller) {
        int lane = lane(body.lane());
        long from = from(body.from());
        String reason = Reason.require(body.reason());
        return accepted(relay.resend(lane, from, caller.getName(), reason));
    }

    /// Writes the whole store to a new topic generation.
    @PostMapping("/rebuild")
    ResponseEntity<Void> rebuild(@RequestBody Reason body, Principal caller) {
        return accepted(relay.rebuild(caller.getName(), body.required()));
    }

    private static ResponseEntity<Void> accepted(long request) {
        return ResponseEntity.accepted().location(URI.create(REQUESTS + request)).build();
    }

    private static int lane(@Nullable Integer lane) {
        if (lane == null || lane < 0 || lane >= Lane.COUNT) {
            throw Refused.at(Problem.MALFORMED_REQUEST, "/lane", "lane must be 0 to 255");
        }
        return lane;
    }

    private static long from(@Nullable Long from) {
        if (from == null || from < 1) {
            throw Refused.at(
                    Problem.MALFORMED_REQUEST, "/from", "from must be a lane number, 1 or more");
        }
        return from;
    }
}
