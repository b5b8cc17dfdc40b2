package dev.tidemark.command.transaction;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tidemark.command.transaction.PaymentDraft.LineDraft;
import dev.tidemark.command.transaction.TransactionCommand.NewCategory;
import dev.tidemark.command.web.Fields;
import dev.tidemark.event.Booking.Leg;
import dev.tidemark.event.Direction;
import java.util.List;

/// Reads the body of a transaction.
final class DraftBody {
    private static final int TEXT = 1_000;

    /// What the field `kind` may say.
    private enum Kind {
        EXPENSE,
        INCOME,
        TRANSFER
    }

    private DraftBody() {}

    static List<Draft> readMany(Fields body) {
        List<Fields> items = body.objects("transactions");
        if (items.size() > RecordMany.MOST) {
            return body.wrong(
                    "transactions",
                    "too-many",
                    items.size() + " items; 1 to " + RecordMany.MOST + " are allowed",
                    List.of());
        }
        return items.stream().map(DraftBody::read).toList();
    }

    static Draft read(Fields body) {
        return switch (body.choice("kind", Kind.class)) {
            case EXPENSE -> payment(body, Direction.OUT);
            case INCOME -> payment(body, Direction.IN);
            case TRANSFER ->
                    new TransferDraft(
                            leg(body.object("from")),
                            leg(body.object("to")),
                            body.optionalText("memo", TEXT),
                            body.optionalId("member"));
        };
    }

    private static PaymentDraft payment(Fields body, Direction direction) {
        return new PaymentDraft(
                direction,
                body.id("account"),
                body.money("amount"),
                body.date("bookedOn"),
                body.optionalDate("valueOn"),
                body.optionalText("payee", TEXT),
                body.optionalText("memo", TEXT),
                body.optionalId("member"),
                body.objects("lines").stream().map(DraftBody::line).toList());
    }

    private static LineDraft line(Fields line) {
        return new LineDraft(
                UuidCreator.getTimeOrderedEpoch(),
                line.optionalId("category"),
                line.has("amount") ? line.money("amount") : null,
                line.optionalText("memo", TEXT));
    }

    private static Leg leg(Fields leg) {
        return new Leg(leg.id("account"), leg.money("amount"), leg.date("bookedOn"));
    }

    static List<NewCategory> newCategories(Fields body) {
        return body.objects("lines").stream()
                .map(line -> new NewCategory(line.optionalId("line"), line.id("category")))
                .toList();
    }
}
