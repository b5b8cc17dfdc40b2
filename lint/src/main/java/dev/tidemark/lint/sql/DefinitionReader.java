package dev.tidemark.lint.sql;

import dev.tidemark.lint.sql.Constraint.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what stands between the parentheses of a `create table`: columns and constraints.
final class DefinitionReader {
    private static final Set<String> AFTER_TYPE =
            Set.of(
                    "not",
                    "null",
                    "default",
                    "primary",
                    "unique",
                    "references",
                    "check",
                    "constraint",
                    "generated",
                    "collate",
                    "storage",
                    "compression",
                    "using",
                    "deferrable",
                    "initially");
    private static final Set<String> BEFORE_CONSTRAINT =
            Set.of("constraint", "primary", "unique", "foreign", "check", "exclude");

    private final Cursor cursor;

    DefinitionReader(Cursor cursor) {
        this.cursor = cursor;
    }

    boolean isAtConstraint() {
        return cursor.seesAny(BEFORE_CONSTRAINT);
    }

    Column column() {
        int line = cursor.line();
        String name = cursor.next().text();
        String type = text(cursor.until(AFTER_TYPE));
        boolean notNull = false;
        boolean identity = false;
        boolean computed = false;
        List<Token> defaultValue = List.of();
        List<Constraint> constraints = new ArrayList<>();
        while (!cursor.isAtEnd()) {
            if (cursor.took("not", "null")) {
                notNull = true;
            } else if (cursor.took("default")) {
                defaultValue = cursor.until(AFTER_TYPE);
            } else if (cursor.took("generated")) {
                boolean always = cursor.took("always");
                if (!always) {
                    cursor.take("by", "default");
                }
                cursor.take("as");
                identity = cursor.took("identity");
                computed = !identity;
                if (cursor.sees("(")) {
                    cursor.parentheses();
                }
                if (!cursor.took("stored")) {
                    cursor.took("virtual");
                }
            } else if (cursor.took("collate")
                    || cursor.took("storage")
                    || cursor.took("compression")) {
                cursor.name();
            } else if (!cursor.took("null")) {
                constraints.add(constraint(name));
            }
        }
        return new Column(
                name,
                type,
                notNull,
                !defaultValue.isEmpty(),
                identity,
                computed,
                defaultValue,
                List.copyOf(constraints),
                line);
    }

    /// @param column that it is written at, if any
    Constraint constraint(@Nullable String column) {
        int line = cursor.line();
        String name = cursor.took("constraint") ? cursor.next().text() : null;
        List<String> columns = column == null ? List.of() : List.of(column);
        List<Token> expression = List.of();
        Name references = null;
        boolean usingIndex = false;
        Kind kind = kind();
        switch (kind) {
            case PRIMARY_KEY, UNIQUE -> {
                if (cursor.took("nulls")) {
                    cursor.took("not");
                    cursor.take("distinct");
                }
                if (cursor.took("using", "index")) {
                    usingIndex = true;
                    cursor.next();
                } else if (column == null) {
                    columns = words(cursor.parentheses());
                }
            }
            case FOREIGN_KEY -> {
                if (column == null) {
                    columns = words(cursor.parentheses());
                    cursor.take("references");
                }
                references = cursor.name();
                if (cursor.sees("(")) {
                    cursor.parentheses();
                }
            }
            case CHECK -> expression = cursor.parentheses();
            case EXCLUDE -> cursor.until(Set.of("not", "deferrable", "initially"));
        }
        Endings endings = endings();
        return new Constraint(
                kind,
                name,
                columns,
                expression,
                references,
                endings.onDelete,
                endings.notValid,
                usingIndex,
                line);
    }

    private Kind kind() {
        if (cursor.took("primary", "key")) {
            return Kind.PRIMARY_KEY;
        } else if (cursor.took("unique")) {
            return Kind.UNIQUE;
        } else if (cursor.took("foreign", "key") || cursor.took("references")) {
            return Kind.FOREIGN_KEY;
        } else if (cursor.took("check")) {
            return Kind.CHECK;
        } else if (cursor.took("exclude")) {
            return Kind.EXCLUDE;
        }
        throw new Unreadable("a constraint expected");
    }

    private record Endings(boolean onDelete, boolean notValid) {}

    private Endings endings() {
        boolean onDelete = false;
        boolean notValid = false;
        while (!cursor.isAtEnd()) {
            if (cursor.took("on", "delete")) {
                onDelete = true;
                action();
            } else if (cursor.took("on", "update")) {
                action();
            } else if (cursor.took("not", "valid")) {
                notValid = true;
            } else if (cursor.took("match") || cursor.took("initially")) {
                cursor.next();
            } else if (!cursor.took("deferrable")
                    && !cursor.took("not", "deferrable")
                    && !cursor.took("no", "inherit")) {
                break;
            }
        }
        return new Endings(onDelete, notValid);
    }

    private void action() {
        if (cursor.took("set") || cursor.took("no")) {
            cursor.next();
            if (cursor.sees("(")) {
                cursor.parentheses();
            }
        } else {
            cursor.next();
        }
    }

    private static List<String> words(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> token.kind() != Token.Kind.SYMBOL)
                .map(Token::text)
                .toList();
    }

    /// Words a space apart, parentheses close: `numeric(19,4)`.
    static String text(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        for (Token token : tokens) {
            boolean isWord = token.kind() != Token.Kind.SYMBOL;
            boolean afterWord =
                    !text.isEmpty() && Character.isLetterOrDigit(text.charAt(text.length() - 1));
            boolean afterParenthesis = !text.isEmpty() && text.charAt(text.length() - 1) == ')';
            text.append(isWord && (afterWord || afterParenthesis) ? " " : "").append(token.text());
        }
        return text.toString();
    }
}
