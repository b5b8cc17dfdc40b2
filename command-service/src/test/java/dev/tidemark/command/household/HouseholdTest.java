package dev.tidemark.command.household;

import static dev.tidemark.command.decision.Given.ANNA;
import static dev.tidemark.command.decision.Given.BEN;
import static dev.tidemark.command.decision.Given.HOUSEHOLD;

import dev.tidemark.command.decision.Given;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.household.HouseholdCommand.AcceptInvitation;
import dev.tidemark.command.household.HouseholdCommand.AddMember;
import dev.tidemark.command.household.HouseholdCommand.ChangeRole;
import dev.tidemark.command.household.HouseholdCommand.CreateHousehold;
import dev.tidemark.command.household.HouseholdCommand.InviteMember;
import dev.tidemark.command.household.HouseholdCommand.LeaveHousehold;
import dev.tidemark.command.household.HouseholdCommand.RemoveMember;
import dev.tidemark.command.household.HouseholdCommand.RenameHousehold;
import dev.tidemark.event.HouseholdEvent;
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
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HouseholdTest {
    private static final HouseholdCreated CREATED =
            new HouseholdCreated(HOUSEHOLD, Personal.of("Home"), "EUR", "Europe/Berlin");
    private static final MemberJoined ANNA_JOINED =
            new MemberJoined(ANNA, "anna", Role.OWNER, Personal.of("Anna", ANNA), null);
    private static final MemberJoined BEN_JOINED =
            new MemberJoined(BEN, "ben", Role.EDITOR, Personal.of("Ben", BEN), null);

    private final FixtureConfiguration<Household> household =
            Given.aggregate(Household.class, Given.facts());

    @Test
    void whoever_creates_it_owns_it() {
        household
                .givenNoPriorActivity()
                .when(
                        new CreateHousehold(
                                HOUSEHOLD, "Home", "EUR", "Europe/Berlin", ANNA, "anna", "Anna"))
                .expectEvents(CREATED, ANNA_JOINED);
    }

    @Test
    void the_same_name_again_is_no_event() {
        household
                .given(CREATED, ANNA_JOINED)
                .when(new RenameHousehold(HOUSEHOLD, 1L, "Home"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_new_name_keeps_the_one_it_replaces() {
        household
                .given(CREATED, ANNA_JOINED)
                .when(new RenameHousehold(HOUSEHOLD, 1L, "House"))
                .expectEvents(new HouseholdRenamed(Personal.of("Home"), Personal.of("House")));
    }

    @Test
    void a_member_is_added_with_texts_under_the_members_own_key() {
        household
                .given(CREATED, ANNA_JOINED)
                .when(
                        new AddMember(
                                HOUSEHOLD, null, BEN, "ben", Role.EDITOR, "Ben", "ben@example.org"))
                .expectEvents(
                        new MemberJoined(
                                BEN,
                                "ben",
                                Role.EDITOR,
                                Personal.of("Ben", BEN),
                                Personal.of("ben@example.org", BEN)));
    }

    @Test
    void nobody_joins_twice() {
        Given.refuses(
                household.given(CREATED, ANNA_JOINED, BEN_JOINED),
                new AddMember(HOUSEHOLD, null, Given.id(9), "ben", Role.VIEWER, "Ben", null),
                Refusal.MEMBER_EXISTS,
                "/subject");
    }

    @Test
    void the_last_owner_neither_leaves_nor_steps_down() {
        Given.refuses(
                household.given(CREATED, ANNA_JOINED, BEN_JOINED),
                new RemoveMember(HOUSEHOLD, 2L, ANNA),
                Refusal.LAST_OWNER,
                "member");
        Given.refuses(
                household.given(CREATED, ANNA_JOINED, BEN_JOINED),
                new ChangeRole(HOUSEHOLD, 2L, ANNA, Role.EDITOR),
                Refusal.LAST_OWNER,
                "/role");
    }

    @Test
    void one_of_two_owners_may_leave() {
        household
                .given(
                        CREATED,
                        ANNA_JOINED,
                        BEN_JOINED,
                        new MemberRoleChanged(BEN, Role.EDITOR, Role.OWNER))
                .when(new RemoveMember(HOUSEHOLD, 3L, ANNA))
                .expectEvents(new MemberLeft(ANNA, "anna", Role.OWNER));
    }

    @Test
    void the_same_role_again_is_no_event() {
        household
                .given(CREATED, ANNA_JOINED, BEN_JOINED)
                .when(new ChangeRole(HOUSEHOLD, 2L, BEN, Role.EDITOR))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_member_that_is_none_is_not_found() {
        Given.refuses(
                household.given(CREATED, ANNA_JOINED),
                new RemoveMember(HOUSEHOLD, 1L, BEN),
                Refusal.NOT_FOUND);
    }

    @Nested
    class An_invitation {
        private static final UUID INVITATION = Given.id(30);
        private static final Instant EXPIRY = Instant.parse("2026-03-21T09:00:00Z");
        private static final Personal ADDRESS = Personal.of("cleo@example.org", INVITATION);
        private static final MemberInvited INVITED =
                new MemberInvited(INVITATION, ADDRESS, Role.EDITOR, "hash", EXPIRY, ANNA);

        private static AcceptInvitation accept(String tokenHash, Instant at) {
            return new AcceptInvitation(HOUSEHOLD, INVITATION, tokenHash, "cleo", "Cleo", at);
        }

        private static AcceptInvitation acceptInTime() {
            return accept("hash", EXPIRY.minusMillis(1));
        }

        @Test
        void is_made_by_the_owner_who_calls() {
            household
                    .given(CREATED, ANNA_JOINED)
                    .when(
                            new InviteMember(
                                    HOUSEHOLD,
                                    null,
                                    INVITATION,
                                    "cleo@example.org",
                                    Role.EDITOR,
                                    "hash",
                                    EXPIRY))
                    .expectEvents(INVITED);
        }

        @Test
        void makes_a_member_of_whoever_has_its_token() {
            household
                    .given(CREATED, ANNA_JOINED, INVITED)
                    .when(acceptInTime())
                    .expectEvents(
                            new MemberJoined(
                                    INVITATION,
                                    "cleo",
                                    Role.EDITOR,
                                    Personal.of("Cleo", INVITATION),
                                    ADDRESS));
        }

        @Test
        void is_not_found_with_another_token_or_at_its_expiry() {
            Given.refuses(
                    household.given(CREATED, ANNA_JOINED, INVITED),
                    accept("other", EXPIRY.minusMillis(1)),
                    Refusal.NOT_FOUND);
            Given.refuses(
                    household.given(CREATED, ANNA_JOINED, INVITED),
                    accept("hash", EXPIRY),
                    Refusal.NOT_FOUND);
        }

        @Test
        void is_used_once() {
            MemberJoined joined =
                    new MemberJoined(
                            INVITATION,
                            "cleo",
                            Role.EDITOR,
                            Personal.of("Cleo", INVITATION),
                            ADDRESS);
            Given.refuses(
                    household.given(
                            CREATED,
                            ANNA_JOINED,
                            INVITED,
                            joined,
                            new MemberLeft(INVITATION, "cleo", Role.EDITOR)),
                    acceptInTime(),
                    Refusal.NOT_FOUND);
        }

        @Test
        void ends_with_a_refusal_of_either_side() {
            for (HouseholdEvent end :
                    List.of(
                            new InvitationDeclined(INVITATION),
                            new InvitationRevoked(INVITATION))) {
                Given.refuses(
                        household.given(CREATED, ANNA_JOINED, INVITED, end),
                        acceptInTime(),
                        Refusal.NOT_FOUND);
            }
        }

        @Test
        void ends_with_the_ownership_of_who_made_it() {
            MemberRoleChanged benRises = new MemberRoleChanged(BEN, Role.EDITOR, Role.OWNER);
            for (HouseholdEvent end :
                    List.of(
                            new MemberLeft(ANNA, "anna", Role.OWNER),
                            new MemberRoleChanged(ANNA, Role.OWNER, Role.VIEWER))) {
                Given.refuses(
                        household.given(CREATED, ANNA_JOINED, BEN_JOINED, benRises, INVITED, end),
                        acceptInTime(),
                        Refusal.NOT_FOUND);
            }
        }
    }

    @Test
    void whoever_leaves_is_the_caller() {
        household
                .given(
                        CREATED,
                        ANNA_JOINED,
                        BEN_JOINED,
                        new MemberRoleChanged(BEN, Role.EDITOR, Role.OWNER))
                .when(new LeaveHousehold(HOUSEHOLD, null))
                .expectEvents(new MemberLeft(ANNA, "anna", Role.OWNER));
        Given.refuses(
                household.given(CREATED, ANNA_JOINED, BEN_JOINED),
                new LeaveHousehold(HOUSEHOLD, null),
                Refusal.LAST_OWNER,
                "member");
    }
}
