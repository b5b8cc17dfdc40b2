package dev.tidemark.event.anonymous;

/// From a value of the contract to one that names nobody.
interface Rewrite {
    Object of(Object value);
}
