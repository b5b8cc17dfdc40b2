package dev.tidemark.command.web;

import java.time.LocalDate;

/// What texts and dates may be, wherever they come in.
final class TextRules {
    private TextRules() {}

    /// Line breaks and tabs are text; other control characters, lone surrogates and the
    /// bidirectional overrides that make a text read as another are not.
    static boolean allow(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean control = Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
            boolean override = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
            if (control || override || Character.getType(c) == Character.SURROGATE) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    static boolean allow(LocalDate date) {
        return date.getYear() >= 1900 && date.getYear() <= 2200;
    }
}
