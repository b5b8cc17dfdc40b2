package dev.tidemark.query.ledger;

import dev.tidemark.query.http.Cursors;
import dev.tidemark.readmodel.ledger.KnownAt;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Places in lists of changes as cursors: the number of the last one shown, and of the point that
/// the list goes up to.
@Component
final class ChangePlaces {
    static final Place START = new Place(0, new KnownAt.Now());
    private static final String LIST = "changes";

    private final Cursors cursors;

    ChangePlaces(Cursors cursors) {
        this.cursors = cursors;
    }

    record Place(long number, KnownAt until) {}

    String seal(UUID household, long number, long until) {
        byte[] bytes = ByteBuffer.allocate(8 + 8).putLong(number).putLong(until).array();
        return cursors.seal(household, LIST, bytes);
    }

    Place open(UUID household, String cursor) {
        ByteBuffer bytes = cursors.open(household, LIST, cursor);
        return new Place(bytes.getLong(), new KnownAt.Number(bytes.getLong()));
    }
}
