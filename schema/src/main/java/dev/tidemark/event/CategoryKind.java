package dev.tidemark.event;

/// Whether a category is for money going out or coming in. Money in on an `EXPENSE` category is a
/// refund and credits it.
public enum CategoryKind {
    EXPENSE,
    INCOME
}
