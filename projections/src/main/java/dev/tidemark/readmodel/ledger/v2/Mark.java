package dev.tidemark.readmodel.ledger.v2;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.projection.Table;
import dev.tidemark.readmodel.ledger.v2.LedgerTables.KnowledgeKey;
import dev.tidemark.readmodel.ledger.v2.LedgerTables.KnowledgeRow;
import java.time.Instant;

/// Where an event stands on the axis of what was known.
///
/// @param at never before that of the household's previous event
/// @param number of the household's lane
record Mark(Instant at, long number) {
    /// The event's mark, which the household's knowledge then stands at.
    static Mark of(EventEnvelope event, Table<KnowledgeKey, KnowledgeRow> knowledge) {
        KnowledgeRow before = knowledge.get(new KnowledgeKey(event.household()));
        Instant recorded = event.recordedAt();
        Instant at =
                before == null || before.knownFrom().isBefore(recorded)
                        ? recorded
                        : before.knownFrom();
        knowledge.put(new KnowledgeRow(event.household(), at, event.laneSeq()));
        return new Mark(at, event.laneSeq());
    }
}
