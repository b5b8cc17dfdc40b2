package dev.tidemark.command.decision;

/// One thing that is wrong with a request.
///
/// @param pointer RFC 6901 into the request's body, or the name of a header or parameter
/// @param code stable, for programs
public record FieldProblem(String pointer, String code, String detail) {}
