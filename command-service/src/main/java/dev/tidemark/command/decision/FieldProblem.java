package dev.tidemark.command.decision;

import java.nio.charset.StandardCharsets;

/// One thing that is wrong with a request.
///
/// @param pointer RFC 6901 into the request's body, or the name of a header or parameter
/// @param code stable, for programs
public record FieldProblem(String pointer, String code, String detail) {
    public FieldProblem {
        pointer = wellFormed(pointer);
        detail = wellFormed(detail);
    }

    /// What was sent is shown, and half a character of it cannot be written in an answer.
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
