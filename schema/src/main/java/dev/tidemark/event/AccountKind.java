package dev.tidemark.event;

/// What kind of place the money lies in.
public enum AccountKind {
    CHECKING,
    SAVINGS,
    CASH,
    CREDIT_CARD,
    LOAN,
    INVESTMENT
}
