package dev.tidemark.command.transaction;

import dev.tidemark.command.decision.Command;
import dev.tidemark.command.decision.Mentions;
import dev.tidemark.command.transaction.TransactionCommand.Record;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Many transactions in one: all are recorded, or none. Handled by [RecordingMany].
///
/// @param batch what the ids of the transactions are made from
record RecordMany(UUID household, UUID batch, List<Record> records) implements Command {
    /// As many events as an append takes.
    static final int MOST = 250;

    private static final long VARIANT = 0xC000_0000_0000_0000L;

    RecordMany {
        records = List.copyOf(records);
    }

    static RecordMany of(UUID household, UUID batch, List<Draft> drafts) {
        return new RecordMany(
                household,
                batch,
                IntStream.range(0, drafts.size())
                        .mapToObj(i -> new Record(household, id(batch, i), drafts.get(i)))
                        .toList());
    }

    /// The id of the transaction at this place: of the batch's time, and by its chance the next
    /// ones.
    static UUID id(UUID batch, int place) {
        long chance = batch.getLeastSignificantBits();
        return new UUID(
                batch.getMostSignificantBits(), chance & VARIANT | (chance + 1 + place) & ~VARIANT);
    }

    @Override
    public UUID aggregate() {
        return batch;
    }

    @Override
    public Mentions mentions() {
        return Mentions.of(records);
    }
}
