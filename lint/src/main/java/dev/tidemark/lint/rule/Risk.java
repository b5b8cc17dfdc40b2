package dev.tidemark.lint.rule;

/// How bad it is if a finding goes out, the worst last.
public enum Risk {
    /// Untidy; nobody loses by it.
    LOW,
    /// Writers wait, or somebody works at night.
    MEDIUM,
    /// Data is lost or wrong, or the service stands still.
    HIGH
}
