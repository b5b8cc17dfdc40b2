package dev.tidemark.command.statement;

import org.jspecify.annotations.Nullable;

/// Why a row or a whole file is refused.
///
/// @param line the line of the file, from 1; 0 if it is about the profile and not the file
/// @param field the column, element or profile setting it is about, where there is one
/// @param rule a stable code such as `amount.garbled`
/// @param sentence for the person who uploaded the file; cuts what it quotes from it short
public record Problem(int line, @Nullable String field, String rule, String sentence) {
    @Override
    public String toString() {
        return (line > 0 ? "line " + line + ": " : "") + sentence;
    }
}
