package dev.tidemark.command.household;

import dev.tidemark.command.decision.Access;
import dev.tidemark.command.decision.Command;
import dev.tidemark.event.Role;
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
}
