package dev.tidemark.personal;

import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;

/// The data keys. A subject is a household or a member.
public interface PersonalKeys {
    /// The subject's key, made and stored if there is none yet. Committed on its own, before any
    /// event that uses it.
    ///
    /// @param household whose key, or whose member's key, it is
    SecretKey obtain(UUID subject, UUID household);

    /// The subject's key, or empty once it is destroyed.
    Optional<SecretKey> find(UUID subject);
}
