package dev.tidemark.event.json;

import tools.jackson.databind.node.ObjectNode;

/// Lifts the JSON of one revision of an event to the next. Pure; released upcasters never change.
record Upcaster(String type, int fromRevision, Lift lift) {
    /// Changes the tree in place.
    interface Lift {
        void apply(ObjectNode event);
    }
}
