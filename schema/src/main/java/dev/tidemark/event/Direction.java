package dev.tidemark.event;

/// Which way money moves, seen from the account.
public enum Direction {
    OUT,
    IN;

    /// -1 for money out, 1 for money in.
    public int sign() {
        return this == OUT ? -1 : 1;
    }
}
