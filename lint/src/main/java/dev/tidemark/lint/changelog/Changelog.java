package dev.tidemark.lint.changelog;

import dev.tidemark.lint.sql.Name;
import dev.tidemark.lint.sql.Statement.CreateTable;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A changelog, read.
///
/// @param file where it was read
/// @param version null for a changelog of the store
/// @param head the lines before the first changeset
public record Changelog(
        Path file,
        String text,
        @Nullable Version version,
        List<String> head,
        List<Changeset> changesets,
        List<Allowance> allowances) {
    /// The version of a read model whose folder the changelog is in.
    public record Version(String readModel, int number) {
        public String schema() {
            return readModel + "_v" + number;
        }
    }

    public boolean isVersion() {
        return version != null;
    }

    public Stream<CreateTable> tables() {
        return changesets.stream().flatMap(changeset -> changeset.statements(CreateTable.class));
    }

    /// Whether others read and write the table while the changeset runs. That is so for a table of
    /// the store that the same changeset did not make. A version's tables have their builder alone
    /// until a switch, and after a release nobody changes them: a new version is made instead.
    public boolean isLive(Changeset changeset, Name table) {
        return !isVersion() && !makes(changeset, table);
    }

    /// Whether the table may have rows when the changeset runs: it is live, or the rows of a build
    /// have been loaded.
    public boolean mayHaveRows(Changeset changeset, Name table) {
        return isVersion() ? changeset.isAfterBuild() : isLive(changeset, table);
    }

    /// Whether the changeset finds the table there.
    public boolean isOlder(Changeset changeset, Name table) {
        return !makes(changeset, table);
    }

    private static boolean makes(Changeset changeset, Name table) {
        return changeset.statements(CreateTable.class).anyMatch(made -> made.table().isSame(table));
    }
}
