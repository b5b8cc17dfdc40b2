package dev.tidemark.command.household;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.tidemark.command.decision.HouseholdFacts;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.command.household.HouseholdCommand.AcceptInvitation;
import dev.tidemark.command.household.HouseholdCommand.AddMember;
import dev.tidemark.command.household.HouseholdCommand.ChangeRole;
import dev.tidemark.command.household.HouseholdCommand.CreateHousehold;
import dev.tidemark.command.household.HouseholdCommand.DeclineInvitation;
import dev.tidemark.command.household.HouseholdCommand.InviteMember;
import dev.tidemark.command.household.HouseholdCommand.LeaveHousehold;
import dev.tidemark.command.household.HouseholdCommand.RemoveMember;
import dev.tidemark.command.household.HouseholdCommand.RenameHousehold;
import dev.tidemark.command.household.HouseholdCommand.RevokeInvitation;
import dev.tidemark.event.HouseholdEvent.HouseholdCreated;
import dev.tidemark.event.HouseholdEvent.HouseholdRenamed;
import dev.tidemark.event.HouseholdEvent.InvitationDeclined;
import dev.tidemark.event.HouseholdEvent.InvitationRevoked;
import dev.tidemark.event.HouseholdEvent.MemberInvited;
import dev.tidemark.event.HouseholdEvent.MemberJoined;
import dev.tidemark.event.HouseholdEvent.MemberLeft;
import dev.tidemark.event.HouseholdEvent.MemberRoleChanged;
import dev.tidemark.event.Personal;
import dev.tidemark.event.Role;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/// A household always has an owner.
@AggregateRoot(type = "household")
@NullUnmarked // Axon makes it empty and lets it read its events.
class Household {
    private record Member(String subject, Role role) {}

    @AggregateIdentifier private UUID id;
    private Personal name;
    private final Map<UUID, Member> members = new HashMap<>();
    private final Map<UUID, OpenInvitation> invitations = new HashMap<>();

    Household() {}

    @CommandHandler
    Household(CreateHousehold c) {
        Personal owner = Personal.of(c.ownerName(), c.owner());
        apply(
                new HouseholdCreated(
                        c.household(), Personal.of(c.name()), c.baseCurrency(), c.timeZone()));
        apply(new MemberJoined(c.owner(), c.subject(), Role.OWNER, owner, null));
    }

    @CommandHandler
    void handle(RenameHousehold c) {
        if (!name.text().equals(c.name())) {
            apply(new HouseholdRenamed(name, Personal.of(c.name())));
        }
    }

    @CommandHandler
    void handle(AddMember c) {
        requireNew(c.subject(), "/subject");
        Personal email = c.email() == null ? null : Personal.of(c.email(), c.member());
        apply(
                new MemberJoined(
                        c.member(),
                        c.subject(),
                        c.role(),
                        Personal.of(c.name(), c.member()),
                        email));
    }

    @CommandHandler
    void handle(ChangeRole c) {
        Member member = member(c.member());
        if (member.role() != c.role()) {
            requireAnotherOwner(member, "/role");
            apply(new MemberRoleChanged(c.member(), member.role(), c.role()));
        }
    }

    @CommandHandler
    void handle(RemoveMember c) {
        Member member = member(c.member());
        requireAnotherOwner(member, "member");
        apply(new MemberLeft(c.member(), member.subject(), member.role()));
    }

    @CommandHandler
    void handle(LeaveHousehold c, HouseholdFacts facts) {
        handle(new RemoveMember(c.household(), c.expectedVersion(), facts.member().member()));
    }

    @CommandHandler
    void handle(InviteMember c, HouseholdFacts facts) {
        apply(
                new MemberInvited(
                        c.invitation(),
                        Personal.of(c.email(), c.invitation()),
                        c.role(),
                        c.tokenHash(),
                        c.expiresAt(),
                        facts.member().member()));
    }

    @CommandHandler
    void handle(RevokeInvitation c) {
        if (!invitations.containsKey(c.invitation())) {
            throw Refused.notFound();
        }
        apply(new InvitationRevoked(c.invitation()));
    }

    @CommandHandler
    void handle(AcceptInvitation c) {
        OpenInvitation invitation = open(c.invitation(), c.tokenHash(), c.at());
        requireNew(c.subject(), "/token");
        apply(
                new MemberJoined(
                        c.invitation(),
                        c.subject(),
                        invitation.role(),
                        Personal.of(c.name(), c.invitation()),
                        invitation.email()));
    }

    @CommandHandler
    void handle(DeclineInvitation c) {
        open(c.invitation(), c.tokenHash(), c.at());
        apply(new InvitationDeclined(c.invitation()));
    }

    /// Whoever is no owner any more must not come back by a link of his own.
    private OpenInvitation open(UUID id, String tokenHash, Instant at) {
        OpenInvitation invitation = invitations.get(id);
        if (invitation == null
                || !invitation.opensWith(tokenHash, at)
                || !isOwner(invitation.invitedBy())) {
            throw Refused.notFound();
        }
        return invitation;
    }

    private boolean isOwner(UUID member) {
        return members.containsKey(member) && members.get(member).role() == Role.OWNER;
    }

    private void requireNew(String subject, String pointer) {
        if (members.values().stream().anyMatch(m -> m.subject().equals(subject))) {
            throw Refused.at(Refusal.MEMBER_EXISTS, pointer, "this subject is a member already");
        }
    }

    private Member member(UUID member) {
        if (!members.containsKey(member)) {
            throw Refused.notFound();
        }
        return members.get(member);
    }

    private void requireAnotherOwner(Member member, String pointer) {
        long owners = members.values().stream().filter(m -> m.role() == Role.OWNER).count();
        if (member.role() == Role.OWNER && owners == 1) {
            throw Refused.at(
                    Refusal.LAST_OWNER,
                    pointer,
                    "this is the last owner; make another member an owner first");
        }
    }

    @EventSourcingHandler
    void on(HouseholdCreated e) {
        id = e.household();
        name = e.name();
    }

    @EventSourcingHandler
    void on(HouseholdRenamed e) {
        name = e.name();
    }

    @EventSourcingHandler
    void on(MemberJoined e) {
        members.put(e.member(), new Member(e.subject(), e.role()));
        invitations.remove(e.member());
    }

    @EventSourcingHandler
    void on(MemberRoleChanged e) {
        members.computeIfPresent(e.member(), (_, m) -> new Member(m.subject(), e.role()));
    }

    @EventSourcingHandler
    void on(MemberLeft e) {
        members.remove(e.member());
    }

    @EventSourcingHandler
    void on(MemberInvited e) {
        invitations.put(e.invitation(), OpenInvitation.of(e));
    }

    @EventSourcingHandler
    void on(InvitationDeclined e) {
        invitations.remove(e.invitation());
    }

    @EventSourcingHandler
    void on(InvitationRevoked e) {
        invitations.remove(e.invitation());
    }
}
