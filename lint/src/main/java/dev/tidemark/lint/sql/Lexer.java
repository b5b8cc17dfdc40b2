package dev.tidemark.lint.sql;

import dev.tidemark.lint.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Splits SQL by PostgreSQL's lexical rules: comments nest, `$$` quotes, `''` is a quote in a
/// string. `${name}` is one word.
final class Lexer {
    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line;

    private Lexer(String sql, int line) {
        this.sql = sql;
        this.line = line;
    }

    /// @param line that the text begins in
    static List<Token> tokens(String sql, int line) {
        var lexer = new Lexer(sql, line);
        while (lexer.at < sql.length()) {
            lexer.next();
        }
        return List.copyOf(lexer.tokens);
    }

    private void next() {
        char first = sql.charAt(at);
        if (Character.isWhitespace(first)) {
            skip(at + 1);
        } else if (sql.startsWith("--", at)) {
            skip(end("\n", at));
        } else if (sql.startsWith("/*", at)) {
            skip(endOfComment());
        } else if (first == '\'') {
            add(Kind.STRING, endOfQuoted('\'', at + 1));
        } else if (first == '"') {
            add(Kind.QUOTED_NAME, endOfQuoted('"', at + 1));
        } else if (first == '$' && !sql.startsWith("${", at)) {
            dollar();
        } else if (isWord(first) || first == '$') {
            word();
        } else {
            add(Kind.SYMBOL, sql.startsWith("::", at) ? at + 2 : at + 1);
        }
    }

    private void word() {
        int end = at;
        while (end < sql.length() && (isWord(sql.charAt(end)) || sql.startsWith("${", end))) {
            end = sql.startsWith("${", end) ? end("}", end) : end + 1;
        }
        boolean isEscape = end == at + 1 && "eEbBxX".indexOf(sql.charAt(at)) >= 0;
        if (isEscape && sql.startsWith("'", end)) {
            boolean hasEscapes = "eE".indexOf(sql.charAt(at)) >= 0;
            add(Kind.STRING, hasEscapes ? endOfEscaped(end + 1) : endOfQuoted('\'', end + 1));
        } else {
            add(Kind.WORD, end);
        }
    }

    private void dollar() {
        int tag = at + 1;
        while (tag < sql.length() && isWord(sql.charAt(tag))) {
            tag++;
        }
        if (tag < sql.length() && sql.charAt(tag) == '$') {
            add(Kind.STRING, end(sql.substring(at, tag + 1), tag + 1));
        } else {
            add(Kind.SYMBOL, at + 1);
        }
    }

    private int endOfQuoted(char quote, int from) {
        int end = from;
        while (end < sql.length()) {
            if (sql.charAt(end) != quote) {
                end++;
            } else if (end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
                end += 2;
            } else {
                return end + 1;
            }
        }
        return end;
    }

    /// Of a string in which a backslash takes its next character along.
    private int endOfEscaped(int from) {
        int end = from;
        while (end < sql.length()) {
            if (sql.charAt(end) == '\\' || sql.startsWith("''", end)) {
                end += 2;
            } else if (sql.charAt(end) == '\'') {
                return end + 1;
            } else {
                end++;
            }
        }
        return sql.length();
    }

    private int endOfComment() {
        int depth = 0;
        int end = at;
        while (end < sql.length()) {
            if (sql.startsWith("/*", end)) {
                depth++;
                end += 2;
            } else if (sql.startsWith("*/", end)) {
                depth--;
                end += 2;
                if (depth == 0) {
                    return end;
                }
            } else {
                end++;
            }
        }
        return end;
    }

    private int end(String mark, int from) {
        int found = sql.indexOf(mark, from);
        return found < 0 ? sql.length() : found + mark.length();
    }

    private void add(Kind kind, int end) {
        String text = sql.substring(at, end);
        tokens.add(
                new Token(
                        kind,
                        switch (kind) {
                            case WORD -> text.toLowerCase(Locale.ROOT);
                            case QUOTED_NAME -> text.substring(1, Math.max(1, text.length() - 1));
                            case STRING, SYMBOL -> text;
                        },
                        line));
        skip(end);
    }

    private void skip(int end) {
        line += (int) sql.substring(at, end).chars().filter(c -> c == '\n').count();
        at = end;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
