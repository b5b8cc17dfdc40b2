package dev.tidemark.command.decision;

import dev.tidemark.event.Role;

/// What a command asks of its caller. Somebody who is no member at all learns nothing, not even
/// that the household exists.
public enum Access {
    /// Anybody who has a token; the household is about to be made.
    NEW_HOUSEHOLD,
    /// Owners and editors.
    WRITE,
    /// Owners only: who belongs, and what the household is called.
    GOVERN,
    /// Nobody: what a member has started is being finished.
    CONTINUE;

    boolean allows(Role role) {
        return switch (this) {
            case NEW_HOUSEHOLD, CONTINUE -> true;
            case WRITE -> role.mayWrite();
            case GOVERN -> role == Role.OWNER;
        };
    }
}
