package dev.tidemark.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happens to a household and its members.
public sealed interface HouseholdEvent extends Event {
    /// @param baseCurrency ISO 4217; reports that need one currency use it
    /// @param timeZone IANA zone in which the household reads its calendar
    @Wire("household-created")
    record HouseholdCreated(
            UUID household,
            Personal name,
            @Text(Text.Kind.CODE) String baseCurrency,
            @Text(Text.Kind.CODE) String timeZone)
            implements HouseholdEvent {}

    @Wire("household-renamed")
    record HouseholdRenamed(Personal replaced, Personal name) implements HouseholdEvent {}

    /// @param subject the `sub` of the tokens that this member calls with
    @Wire("member-joined")
    record MemberJoined(
            UUID member,
            @Text(Text.Kind.ID) String subject,
            Role role,
            Personal name,
            @Nullable Personal email)
            implements HouseholdEvent {}

    @Wire("member-role-changed")
    record MemberRoleChanged(UUID member, Role replaced, Role role) implements HouseholdEvent {}

    @Wire("member-left")
    record MemberLeft(UUID member, @Text(Text.Kind.ID) String subject, Role role)
            implements HouseholdEvent {}

    /// Closed by a [MemberJoined] of the same id, by the two events below, at its expiry, or once
    /// the inviter owns the household no longer.
    ///
    /// @param invitation the id that whoever accepts has as a member
    /// @param email under the key of that member
    /// @param tokenHash SHA-256 of the link's secret, hexadecimal
    /// @param invitedBy a member
    @Wire("member-invited")
    record MemberInvited(
            UUID invitation,
            Personal email,
            Role role,
            @Text(Text.Kind.HASH) String tokenHash,
            Instant expiresAt,
            UUID invitedBy)
            implements HouseholdEvent {}

    /// By whoever has the link.
    @Wire("invitation-declined")
    record InvitationDeclined(UUID invitation) implements HouseholdEvent {}

    /// By an owner.
    @Wire("invitation-revoked")
    record InvitationRevoked(UUID invitation) implements HouseholdEvent {}
}
