package dev.tidemark.command.statement;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The other side's account, where the bank gives it as an IBAN. Check digits are not verified: the
/// bank knows its numbers better than we do.
final class Iban {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{8,30}");

    private Iban() {}

    /// Without spaces, in upper case; `null` if it does not look like an IBAN.
    static @Nullable String read(String raw) {
        if (raw.length() > 60) {
            return null;
        }
        String iban = raw.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        return FORM.matcher(iban).matches() ? iban : null;
    }
}
