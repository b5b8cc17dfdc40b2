package dev.tidemark.command.statement;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Texts as banks write them: padded to columns, broken over lines, in composed and decomposed
/// accents.
final class Texts {
    private static final Pattern UNPRINTED =
            Pattern.compile("[\\p{Cntrl}\\p{Z}\\uFEFF\\uFFFE\\uFFFF]+");

    private Texts() {}

    /// One line, single spaces, composed accents, no control characters, at most 1,000 characters;
    /// `null` if nothing is left.
    static @Nullable String tidy(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return null;
        }
        String start = cut(raw, 4 * Limits.TEXT_CHARS);
        String spaced = UNPRINTED.matcher(start).replaceAll(" ").strip();
        String text =
                cut(Normalizer.normalize(spaced, Normalizer.Form.NFC), Limits.TEXT_CHARS).strip();
        return text.isEmpty() ? null : text;
    }

    /// At most `max` chars, never half of a surrogate pair.
    static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end);
    }

    /// For a sentence: what the file says there, cut short, without line breaks.
    static String quoted(String raw) {
        String text = tidy(raw);
        if (text == null) {
            return "''";
        }
        return text.length() <= 40 ? "'" + text + "'" : "'" + cut(text, 40) + "…'";
    }
}
