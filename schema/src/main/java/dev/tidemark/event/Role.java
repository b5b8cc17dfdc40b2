package dev.tidemark.event;

/// What a member may do: a viewer reads, an editor records, an owner also decides who belongs.
public enum Role {
    OWNER,
    EDITOR,
    VIEWER
}
