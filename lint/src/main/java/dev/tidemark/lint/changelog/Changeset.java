package dev.tidemark.lint.changelog;

import dev.tidemark.lint.sql.Statement;
import dev.tidemark.lint.sql.Token;
import java.util.List;
import java.util.stream.Stream;

/// One changeset of a changelog.
///
/// @param name as written: `author:id`
/// @param text all of it, from `--changeset` on, without blank ends of lines
/// @param attributes what follows the name, such as `labels:after-build`
/// @param rollback the text of its rollbacks; empty if they say nothing
/// @param rollbackLine where they begin; 0 if there are none
/// @param preChecks queries of its preconditions
/// @param line of `--changeset`
public record Changeset(
        String name,
        String text,
        String attributes,
        List<Statement> statements,
        List<Token> tokens,
        String rollback,
        int rollbackLine,
        List<String> preChecks,
        int line) {
    /// Without its author.
    public String id() {
        return name.substring(name.indexOf(':') + 1);
    }

    public <S extends Statement> Stream<S> statements(Class<S> type) {
        return statements.stream().filter(type::isInstance).map(type::cast);
    }

    public boolean hasRollback() {
        return rollbackLine > 0;
    }

    /// Applied once the rows of a build are there.
    public boolean isAfterBuild() {
        return attributes.contains("after-build");
    }

    public boolean isInTransaction() {
        return !attributes.contains("runInTransaction:false");
    }
}
