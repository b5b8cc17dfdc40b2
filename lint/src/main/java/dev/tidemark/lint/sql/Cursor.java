package dev.tidemark.lint.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads along the words of a statement.
final class Cursor {
    private final List<Token> tokens;
    private int at;

    Cursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    boolean isAtEnd() {
        return at == tokens.size();
    }

    int line() {
        return isAtEnd() ? tokens.getLast().line() : tokens.get(at).line();
    }

    boolean sees(String... words) {
        if (at + words.length > tokens.size()) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (!tokens.get(at + i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    boolean seesAny(Set<String> words) {
        return words.stream().anyMatch(this::sees);
    }

    /// Steps over these words if they come next.
    boolean took(String... words) {
        boolean there = sees(words);
        at += there ? words.length : 0;
        return there;
    }

    void take(String... words) {
        if (!took(words)) {
            throw new Unreadable(String.join(" ", words) + " expected");
        }
    }

    Token next() {
        if (isAtEnd()) {
            throw new Unreadable("the statement ends too early");
        }
        return tokens.get(at++);
    }

    Name name() {
        Token first = word();
        if (took(".")) {
            return new Name(first.text(), word().text(), first.line());
        }
        return new Name(null, first.text(), first.line());
    }

    /// Names with commas between them.
    List<Name> names() {
        List<Name> names = new ArrayList<>();
        do {
            names.add(name());
        } while (took(","));
        return List.copyOf(names);
    }

    private Token word() {
        Token token = next();
        if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.QUOTED_NAME) {
            throw new Unreadable("a name expected at " + token.text());
        }
        return token;
    }

    /// What stands between the parenthesis that comes next and the one that closes it.
    List<Token> parentheses() {
        take("(");
        int begin = at;
        for (int depth = 1; depth > 0; ) {
            Token token = next();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        }
        return tokens.subList(begin, at - 1);
    }

    /// The rest, split where `mark` stands outside parentheses.
    List<List<Token>> parts(String mark) {
        List<List<Token>> parts = new ArrayList<>();
        int depth = 0;
        int begin = at;
        for (; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            depth += token.is("(") || token.is("[") ? 1 : 0;
            depth -= token.is(")") || token.is("]") ? 1 : 0;
            if (depth == 0 && token.is(mark)) {
                parts.add(tokens.subList(begin, at));
                begin = at + 1;
            }
        }
        parts.add(tokens.subList(begin, at));
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }

    /// Steps over an expression: up to one of these words outside parentheses, or the end.
    List<Token> until(Set<String> words) {
        int begin = at;
        next();
        while (!isAtEnd() && !seesAny(words)) {
            if (sees("(")) {
                parentheses();
            } else {
                next();
            }
        }
        return tokens.subList(begin, at);
    }
}
