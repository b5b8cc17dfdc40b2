package dev.tidemark.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A changelog as its authors wrote it.
///
/// @param head what stands above the first changeset
record ChangelogText(List<String> head, List<Changeset> changesets) {
    private static final Pattern CHANGESET =
            Pattern.compile("--changeset \\w+:(\\S+)(?:.* labels:(\\S+))?.*");
    private static final Pattern STATEMENT =
            Pattern.compile(
                    "(create (?:unique )?\\w+(?: if not exists)? [\\w${}.]+|alter table \\S+ (?:add|drop|alter)(?: constraint| column)? \\w+)");

    /// @param does the objects that it makes or alters, without their schema
    record Changeset(String id, String label, String comment, List<String> does) {}

    static ChangelogText of(String text) {
        List<String> head = new ArrayList<>();
        List<Changeset> changesets = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher changeset = CHANGESET.matcher(line);
            if (changeset.matches()) {
                String label = changeset.group(2);
                changesets.add(
                        new Changeset(
                                changeset.group(1),
                                label == null ? "" : label,
                                "",
                                new ArrayList<>()));
            } else if (changesets.isEmpty() && line.startsWith("-- ")) {
                head.add(line.substring(3));
            } else if (!changesets.isEmpty()) {
                changesets.add(read(line, changesets.removeLast()));
            }
        }
        return new ChangelogText(head, changesets);
    }

    private static Changeset read(String line, Changeset changeset) {
        if (line.startsWith("--comment ")) {
            return new Changeset(
                    changeset.id(),
                    changeset.label(),
                    line.substring("--comment ".length()),
                    changeset.does());
        }
        Matcher statement = STATEMENT.matcher(line);
        if (statement.lookingAt()) {
            changeset.does().add(statement.group(1).replace("${schema}.", ""));
        }
        return changeset;
    }
}
