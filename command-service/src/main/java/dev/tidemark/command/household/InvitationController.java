package dev.tidemark.command.household;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.util.UuidUtil;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.command.eventstore.Answer;
import dev.tidemark.command.household.HouseholdCommand.AcceptInvitation;
import dev.tidemark.command.household.HouseholdCommand.DeclineInvitation;
import dev.tidemark.command.household.HouseholdCommand.InviteMember;
import dev.tidemark.command.household.HouseholdCommand.RevokeInvitation;
import dev.tidemark.command.web.Body;
import dev.tidemark.command.web.Call;
import dev.tidemark.command.web.Commands;
import dev.tidemark.command.web.Fields;
import dev.tidemark.command.web.Written;
import dev.tidemark.event.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Invitations by a link, which the inviter sends. Nobody is looked up, so no answer depends on
/// whether an address is known.
@RestController
@RequestMapping("/api/v1")
final class InvitationController {
    private static final Duration OPEN_FOR = Duration.ofDays(7);
    private static final int NAME = 200;
    private static final int EMAIL = 254;
    private static final int TOKEN = 200;
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private final Commands commands;
    private final Clock clock;

    InvitationController(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /// @param token of the link; absent when the request was answered before, for it is told once
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Invited(UUID id, long version, Instant expiresAt, @Nullable String token) {}

    @PostMapping("/households/{household}/invitations")
    ResponseEntity<Invited> invite(@PathVariable UUID household, Call call, Body body) {
        InvitationToken token = InvitationToken.of(household, UuidCreator.getTimeOrderedEpoch());
        Answer answer =
                commands.make(
                        call,
                        body,
                        body.read(f ->
                                new InviteMember(
                                        household,
                                        call.versionIfAny(),
                                        token.invitation(),
                                        email(f),
                                        f.choice("role", Role.class),
                                        token.hash(),
                                        expiry(token.invitation()))),
                        token.invitation());
        return Commands.head(answer, call.path() + "/" + answer.resource())
                .body(
                        new Invited(
                                answer.resource(),
                                answer.version(),
                                expiry(answer.resource()),
                                answer.repeated() ? null : token.text()));
    }

    private static String email(Fields fields) {
        String email = fields.text("email", EMAIL);
        return email.isEmpty() || ADDRESS.matcher(email).matches()
                ? email
                : fields.wrong(
                        "email", "not-an-address", "must be an address such as a@example.org", "");
    }

    /// The id carries its time, so a repeated answer says the same.
    private static Instant expiry(UUID invitation) {
        return UuidUtil.getInstant(invitation).plus(OPEN_FOR);
    }

    @DeleteMapping("/households/{household}/invitations/{invitation}")
    ResponseEntity<Written> revoke(
            @PathVariable UUID household, @PathVariable UUID invitation, Call call) {
        return commands.change(
                call, new RevokeInvitation(household, call.versionIfAny(), invitation), invitation);
    }

    private record Acceptance(String token, String name) {}

    /// The answer is about the household.
    @PostMapping("/invitations/accept")
    ResponseEntity<Written> accept(Call call, Body body) {
        Acceptance acceptance =
                body.read(f -> new Acceptance(f.text("token", TOKEN), f.text("name", NAME)));
        InvitationToken token = token(acceptance.token());
        Answer answer =
                enter(
                        call,
                        body,
                        new AcceptInvitation(
                                token.household(),
                                token.invitation(),
                                token.hash(),
                                call.subject(),
                                acceptance.name(),
                                clock.instant()),
                        201);
        return Commands.answer(answer, "/api/v1/households/" + answer.resource());
    }

    /// Whoever declines learns nothing of the household.
    @PostMapping("/invitations/decline")
    ResponseEntity<Void> decline(Call call, Body body) {
        InvitationToken token = token(body.read(f -> f.text("token", TOKEN)));
        enter(
                call,
                body,
                new DeclineInvitation(
                        token.household(), token.invitation(), token.hash(), clock.instant()),
                204);
        return ResponseEntity.noContent().build();
    }

    private Answer enter(Call call, Body body, HouseholdCommand command, int status) {
        try {
            return commands.enter(call, body, command, status);
        } catch (Refused refused) {
            throw refused.refusal() == Refusal.NOT_FOUND ? notOpen() : refused;
        }
    }

    private static InvitationToken token(String text) {
        return InvitationToken.parse(text).orElseThrow(InvitationController::notOpen);
    }

    private static Refused notOpen() {
        return Refused.at(
                Refusal.INVITATION_NOT_OPEN,
                "/token",
                "the invitation was never made, or is used, declined, revoked or expired; ask for another");
    }
}
