/// What a change of an event would touch, found by having projections fold made-up events: for
/// those who change read models and for the event catalogue. Uses the contract and nothing of what
/// runs projections.
@NullMarked
package dev.tidemark.projection.impact;

import org.jspecify.annotations.NullMarked;
