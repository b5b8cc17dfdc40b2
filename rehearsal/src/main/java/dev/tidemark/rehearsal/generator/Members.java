package dev.tidemark.rehearsal.generator;

import dev.tidemark.command.household.HouseholdCommand;
import dev.tidemark.command.household.HouseholdCommand.AcceptInvitation;
import dev.tidemark.command.household.HouseholdCommand.AddMember;
import dev.tidemark.command.household.HouseholdCommand.ChangeRole;
import dev.tidemark.command.household.HouseholdCommand.CreateHousehold;
import dev.tidemark.command.household.HouseholdCommand.DeclineInvitation;
import dev.tidemark.command.household.HouseholdCommand.InviteMember;
import dev.tidemark.command.household.HouseholdCommand.RemoveMember;
import dev.tidemark.command.household.HouseholdCommand.RenameHousehold;
import dev.tidemark.command.household.HouseholdCommand.RevokeInvitation;
import dev.tidemark.event.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The household itself and who belongs to it. The owner stays.
final class Members {
    private static final int MOST = 5;

    private static final String TOKEN_HASH = "0".repeat(64);
    private static final Instant INVITED = Instant.parse("2026-01-01T00:00:00Z");

    private record Member(UUID member, Role role) {}

    private final UUID household;
    private final Dice dice;
    private final List<Member> others = new ArrayList<>();
    private @Nullable UUID invitation;
    private int answers;

    /// Of the household; its creation is two events.
    private long version = 1;

    Members(UUID household, Dice dice) {
        this.household = household;
        this.dice = dice;
    }

    HouseholdCommand create(String owner, Coin base) {
        return new CreateHousehold(
                household,
                "Family " + dice.of(Names.FAMILIES),
                base.name(),
                dice.of(List.of("Europe/Vienna", "Asia/Tokyo", "America/New_York")),
                dice.id(),
                owner,
                dice.of(Names.PEOPLE));
    }

    Optional<HouseholdCommand> rename() {
        String name = "%s, no. %d".formatted(dice.of(Names.FAMILIES), version);
        return Optional.of(new RenameHousehold(household, version++, name));
    }

    Optional<HouseholdCommand> add() {
        if (others.size() >= MOST) {
            return Optional.empty();
        }
        Member member = new Member(dice.id(), Role.EDITOR);
        others.add(member);
        String name = dice.of(Names.PEOPLE);
        version++;
        return Optional.of(
                new AddMember(
                        household,
                        null,
                        member.member(),
                        "generated-" + member.member(),
                        member.role(),
                        name,
                        dice.percent(50) ? name + "@household.example" : null));
    }

    Optional<HouseholdCommand> changeRole() {
        if (others.isEmpty()) {
            return Optional.empty();
        }
        int at = dice.below(others.size());
        Member before = others.get(at);
        Role role = before.role() == Role.EDITOR ? Role.VIEWER : Role.EDITOR;
        others.set(at, new Member(before.member(), role));
        return Optional.of(new ChangeRole(household, version++, before.member(), role));
    }

    Optional<HouseholdCommand> remove() {
        if (others.size() < 2) {
            return Optional.empty();
        }
        Member gone = others.remove(dice.below(others.size()));
        return Optional.of(new RemoveMember(household, version++, gone.member()));
    }

    Optional<HouseholdCommand> invite() {
        UUID invited = dice.id();
        invitation = invited;
        version++;
        return Optional.of(
                new InviteMember(
                        household,
                        null,
                        invited,
                        dice.of(Names.PEOPLE) + "@invited.example",
                        Role.VIEWER,
                        TOKEN_HASH,
                        INVITED.plus(Duration.ofDays(7))));
    }

    /// In turns.
    Optional<HouseholdCommand> answerInvitation() {
        UUID invited = invitation;
        if (invited == null) {
            return Optional.empty();
        }
        invitation = null;
        version++;
        return Optional.of(
                switch (answers++ % 3) {
                    case 0 -> new DeclineInvitation(household, invited, TOKEN_HASH, INVITED);
                    case 1 -> new RevokeInvitation(household, null, invited);
                    default -> accept(invited);
                });
    }

    private HouseholdCommand accept(UUID invited) {
        others.add(new Member(invited, Role.VIEWER));
        return new AcceptInvitation(
                household,
                invited,
                TOKEN_HASH,
                "generated-" + invited,
                dice.of(Names.PEOPLE),
                INVITED);
    }

    /// Whom a transaction belongs to; `null` for the owner, who enters it.
    @Nullable UUID somebody() {
        return others.isEmpty() || dice.percent(75) ? null : dice.of(others).member();
    }

    boolean belongs(@Nullable UUID member) {
        return member == null || others.stream().anyMatch(one -> one.member().equals(member));
    }
}
