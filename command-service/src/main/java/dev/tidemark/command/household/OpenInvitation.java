package dev.tidemark.command.household;

import dev.tidemark.event.HouseholdEvent.MemberInvited;
import dev.tidemark.event.Personal;
import dev.tidemark.event.Role;
import java.time.Instant;
import java.util.UUID;

/// One that was neither used nor refused.
record OpenInvitation(
        Personal email, Role role, String tokenHash, Instant expiresAt, UUID invitedBy) {
    static OpenInvitation of(MemberInvited e) {
        return new OpenInvitation(e.email(), e.role(), e.tokenHash(), e.expiresAt(), e.invitedBy());
    }

    boolean opensWith(String hash, Instant at) {
        return tokenHash.equals(hash) && at.isBefore(expiresAt);
    }
}
