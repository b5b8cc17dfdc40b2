package dev.tidemark.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A text about a person: a name, a payee, a memo, an e-mail address, a bank reference. It is
/// ciphertext in the event store and in Kafka; [#text] is the plain text, or `[erased]` once the
/// key is destroyed. Its `toString` never shows the text, so logs and messages stay clean.
///
/// @param subject whose key encrypts it: a member's id, or `null` for the household's own key
public record Personal(String text, @Nullable UUID subject) {
    public static final String ERASED = "[erased]";

    /// Encrypted with the household's key.
    public static Personal of(String text) {
        return new Personal(text, null);
    }

    public static @Nullable Personal ofNullable(@Nullable String text) {
        return text == null ? null : of(text);
    }

    /// Encrypted with the member's own key, so that the member can be forgotten alone.
    public static Personal of(String text, UUID member) {
        return new Personal(text, member);
    }

    @Override
    public String toString() {
        return "[personal]";
    }
}
