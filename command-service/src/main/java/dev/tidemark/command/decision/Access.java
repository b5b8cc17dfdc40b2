package dev.tidemark.command.decision;

import static dev.tidemark.event.Role.EDITOR;
import static dev.tidemark.event.Role.OWNER;
import static dev.tidemark.event.Role.VIEWER;

import dev.tidemark.event.Role;
import java.util.Set;

/// What a command asks of its caller, and which roles have it. Somebody who is no member at all
/// learns nothing, not even that the household exists.
public enum Access {
    /// Who belongs, and what the household is called.
    GOVERN(OWNER),
    /// Whatever is recorded in a household.
    WRITE(OWNER, EDITOR),
    /// What a member does about himself.
    BELONG(OWNER, EDITOR, VIEWER),
    /// Anybody who has a token; the household is about to be made.
    NEW_HOUSEHOLD,
    /// Anybody who has a token; the household asks for an invitation's.
    INVITATION,
    /// Nobody: what a member has started is being finished.
    CONTINUE;

    private final Set<Role> roles;

    Access(Role... roles) {
        this.roles = Set.of(roles);
    }

    boolean asksForMember() {
        return !roles.isEmpty();
    }

    boolean allows(Role role) {
        return roles.contains(role);
    }
}
