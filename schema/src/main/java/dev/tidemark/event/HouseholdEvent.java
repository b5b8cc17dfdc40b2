package dev.tidemark.event;

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
}
