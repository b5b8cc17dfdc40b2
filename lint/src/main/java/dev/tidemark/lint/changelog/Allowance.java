package dev.tidemark.lint.changelog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `-- tidemark:allow RULE [in CHANGESET] because REASON`. Within a changeset it holds for that
/// one, in the head for the whole file or for the changeset that it names.
///
/// @param changeset null for the whole file
/// @param reason null if the author gave none; then it allows nothing
public record Allowance(
        String rule, @Nullable String changeset, @Nullable String reason, int line) {
    private static final Pattern FORM =
            Pattern.compile(
                    "--\\s*tidemark:allow\\s+(?<rule>\\S+)(\\s+in\\s+(?<changeset>\\S+))?(\\s+because\\s+(?<reason>\\S.*))?\\s*.*");

    static @Nullable Allowance of(String line, @Nullable String within, int number) {
        if (!line.matches("--\\s*tidemark:allow\\b.*")) {
            return null;
        }
        Matcher form = FORM.matcher(line);
        if (!form.matches()) {
            return new Allowance("", within, null, number);
        }
        String named = form.group("changeset");
        return new Allowance(
                form.group("rule"), named == null ? within : named, form.group("reason"), number);
    }
}
