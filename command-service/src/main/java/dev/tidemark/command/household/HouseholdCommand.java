package dev.tidemark.command.household;

import dev.tidemark.command.decision.Access;
import dev.tidemark.command.decision.Command;
import dev.tidemark.event.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What may be asked of a household; it is its own aggregate.
public sealed interface HouseholdCommand extends Command {
    @Override
    default UUID aggregate() {
        return household();
    }

    @Override
    default Access needs() {
        return Access.GOVERN;
    }

    /// @param owner the member that the caller becomes
    record CreateHousehold(
            UUID household,
            String name,
            String baseCurrency,
            String timeZone,
            UUID owner,
            String subject,
            String ownerName)
            implements HouseholdCommand {
        @Override
        public Access needs() {
            return Access.NEW_HOUSEHOLD;
        }
    }

    record RenameHousehold(UUID household, Long expectedVersion, String name)
            implements HouseholdCommand {}

    record AddMember(
            UUID household,
            @Nullable Long expectedVersion,
            UUID member,
            String subject,
            Role role,
            String name,
            @Nullable String email)
            implements HouseholdCommand {}

    record ChangeRole(UUID household, Long expectedVersion, UUID member, Role role)
            implements HouseholdCommand {}

    record RemoveMember(UUID household, Long expectedVersion, UUID member)
            implements HouseholdCommand {}

    /// The member who calls goes.
    record LeaveHousehold(UUID household, @Nullable Long expectedVersion)
            implements HouseholdCommand {
        @Override
        public Access needs() {
            return Access.BELONG;
        }
    }

    /// @param invitation the id that whoever accepts has as a member
    /// @param tokenHash of [InvitationToken]
    record InviteMember(
            UUID household,
            @Nullable Long expectedVersion,
            UUID invitation,
            String email,
            Role role,
            String tokenHash,
            Instant expiresAt)
            implements HouseholdCommand {}

    record RevokeInvitation(UUID household, @Nullable Long expectedVersion, UUID invitation)
            implements HouseholdCommand {}

    /// @param subject of the caller, who becomes a member
    record AcceptInvitation(
            UUID household,
            UUID invitation,
            String tokenHash,
            String subject,
            String name,
            Instant at)
            implements HouseholdCommand {
        @Override
        public Access needs() {
            return Access.INVITATION;
        }
    }

    record DeclineInvitation(UUID household, UUID invitation, String tokenHash, Instant at)
            implements HouseholdCommand {
        @Override
        public Access needs() {
            return Access.INVITATION;
        }
    }
}
