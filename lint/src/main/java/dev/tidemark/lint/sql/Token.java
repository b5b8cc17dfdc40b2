package dev.tidemark.lint.sql;

/// A word of a statement, with the line that it stands in.
///
/// @param text in lower case, unless it is quoted; a string keeps its quotes
public record Token(Kind kind, String text, int line) {
    public enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        SYMBOL
    }

    boolean is(String word) {
        return kind != Kind.STRING && kind != Kind.QUOTED_NAME && text.equals(word);
    }
}
