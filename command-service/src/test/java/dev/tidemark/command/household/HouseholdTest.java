package dev.tidemark.command.household;

import static dev.tidemark.command.decision.Given.ANNA;
import static dev.tidemark.command.decision.Given.BEN;
import static dev.tidemark.command.decision.Given.HOUSEHOLD;

import dev.tidemark.command.decision.Given;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.household.HouseholdCommand.AddMember;
import dev.tidemark.command.household.HouseholdCommand.ChangeRole;
import dev.tidemark.command.household.HouseholdCommand.CreateHousehold;
import dev.tidemark.command.household.HouseholdCommand.RemoveMember;
import dev.tidemark.command.household.HouseholdCommand.RenameHousehold;
import dev.tidemark.event.HouseholdEvent.HouseholdCreated;
import dev.tidemark.event.HouseholdEvent.HouseholdRenamed;
import dev.tidemark.event.HouseholdEvent.MemberJoined;
import dev.tidemark.event.HouseholdEvent.MemberLeft;
import dev.tidemark.event.HouseholdEvent.MemberRoleChanged;
import dev.tidemark.event.Personal;
import dev.tidemark.event.Role;
import org.axonframework.test.aggregate.FixtureConfiguration;
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
}
