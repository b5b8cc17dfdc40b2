package dev.tidemark.lint.rule;

/// Where a rule is broken.
///
/// @param changeset id of the changeset; empty in the head
/// @param what the thing, for example `column spending.total`
public record Place(int line, String changeset, String what) {}
