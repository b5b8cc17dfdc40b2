package dev.tidemark.command.statement;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a profile must keep to, each breach named by its setting.
final class CsvProfileRules {
    private static final Set<String> ROLES =
            Arrays.stream(CsvRole.values())
                    .map(CsvRole::wireName)
                    .collect(Collectors.toUnmodifiableSet());

    private CsvProfileRules() {}

    static void check(CsvProfile profile) {
        if (!profile.encoding().isEmpty()) {
            Encodings.named(profile.encoding(), 0, "encoding");
        }
        separator(profile);
        rule(profile.skipLines() >= 0, "skipLines", "must not be negative");
        rule(
                profile.dateFormat().isEmpty() || CsvDates.isFormat(profile.dateFormat()),
                "dateFormat",
                "must be made of d, M and y, such as dd.MM.yyyy");
        rule(
                Set.of("", ",", ".").contains(profile.decimalSeparator()),
                "decimalSeparator",
                "must be a comma or a point");
        profile.columns().forEach(CsvProfileRules::column);
        rule(
                profile.columns().isEmpty() || CsvColumns.of(profile.columns()).suffice(),
                "columns",
                "must name bookedOn or valueOn, and amount or debit and credit");
    }

    private static void separator(CsvProfile profile) {
        rule(
                Set.of("", ";", ",", "\t", "|").contains(profile.separator()),
                "separator",
                "must be ; , | or a tab");
        rule(Set.of("", "\"", "'").contains(profile.quote()), "quote", "must be \" or '");
    }

    private static void column(String role, List<Integer> numbers) {
        rule(ROLES.contains(role), "columns", "does not know the role " + Texts.quoted(role));
        rule(
                numbers.stream().allMatch(n -> n >= 1 && n <= Limits.COLUMNS),
                "columns." + role,
                "must hold column numbers from 1 to 200");
    }

    private static void rule(boolean kept, String setting, String sentence) {
        if (!kept) {
            throw new StatementRefused(
                    0, setting, "profile.invalid", "the profile's \"" + setting + "\" " + sentence);
        }
    }
}
