package dev.tidemark.query.ledger;

import dev.tidemark.query.http.Cursors;
import dev.tidemark.readmodel.ledger.Place;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Places in the ledger as cursors.
@Component
final class Places {
    private static final String LIST = "transactions";

    private final Cursors cursors;

    Places(Cursors cursors) {
        this.cursors = cursors;
    }

    String seal(UUID household, Place place) {
        byte[] bytes =
                ByteBuffer.allocate(4 + 16)
                        .putInt((int) place.bookedOn().toEpochDay())
                        .putLong(place.transaction().getMostSignificantBits())
                        .putLong(place.transaction().getLeastSignificantBits())
                        .array();
        return cursors.seal(household, LIST, bytes);
    }

    Place open(UUID household, String cursor) {
        ByteBuffer bytes = cursors.open(household, LIST, cursor);
        return new Place(
                LocalDate.ofEpochDay(bytes.getInt()), new UUID(bytes.getLong(), bytes.getLong()));
    }
}
