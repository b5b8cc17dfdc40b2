package dev.tidemark.cli.demo;

import dev.tidemark.store.Position;

/// Who answered, and which events the answer includes.
///
/// @param projection such as `spending/1`
/// @param position the token, to be sent back as `Consistency-Token`
record AnsweredAt(String projection, String position) {

    /// The position in words.
    String place() {
        var place = Position.parse(position);
        return "event " + place.laneSeq() + " of lane " + place.lane();
    }
}
