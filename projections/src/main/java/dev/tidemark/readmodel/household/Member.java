package dev.tidemark.readmodel.household;

import dev.tidemark.event.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param active false for a member who left; transactions may still name them
public record Member(
        UUID id, String subject, Role role, String name, @Nullable String email, boolean active) {}
