/// The lives of made-up households as commands: unequal, in several currencies, with splits,
/// transfers, refunds, corrections, backdated entries and voids. Pure: the same seed makes the same
/// commands on every machine. What may happen is the aggregates' word, so nothing here is an event.
@NullMarked
package dev.tidemark.rehearsal.generator;

import org.jspecify.annotations.NullMarked;
