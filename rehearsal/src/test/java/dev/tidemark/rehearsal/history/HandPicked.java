package dev.tidemark.rehearsal.history;

import dev.tidemark.event.AccountEvent;
import dev.tidemark.event.AccountKind;
import dev.tidemark.event.CategoryEvent;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Event;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.HouseholdEvent;
import dev.tidemark.event.Money;
import dev.tidemark.event.Personal;
import dev.tidemark.event.Role;
import dev.tidemark.event.json.EventCatalog;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Statements;
import dev.tidemark.readmodel.Story;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One household in which everything happens that the contract has an event for, and then each
/// earlier revision once, as its golden file has it.
final class HandPicked {
    private final Story story = new Story();
    private final UUID ben = story.joins("ben", Role.EDITOR);
    private final UUID giro = story.account("Giro", "100.00", "2025-12-01");
    private final UUID savings = story.account("Savings", "-20.00", "2025-12-02");
    private final UUID yen =
            story.account("Yen", new Money(5_000, "JPY"), LocalDate.parse("2025-12-03"));
    private final UUID living = story.expenses("Living");
    private final UUID food = story.category("Food", CategoryKind.EXPENSE, living);
    private final UUID fun = story.expenses("Fun");
    private final UUID wage = story.category("Wage", CategoryKind.INCOME, null);

    static List<StoredEvent> events() {
        var told = new HandPicked();
        told.books();
        told.changes();
        told.imports();
        told.keepsHouse();
        List<StoredEvent> events = new ArrayList<>();
        told.story.events().forEach(event -> events.add(stored(event)));
        for (EventCatalog.Entry entry : History.CODEC.catalog().entries()) {
            for (int revision = 1; revision < entry.revision(); revision++) {
                byte[] golden = golden(entry.type(), revision);
                Event event = History.CODEC.read(entry.type(), revision, golden);
                told.story.happens(aggregate(event), event);
                events.add(stored(told.story.events().getLast(), revision, golden));
            }
        }
        return events;
    }

    private void books() {
        story.pays(Pay.out(giro, "12.34").on("2026-01-31").in(food));
        story.pays(
                Pay.out(giro, "99.99").on("2026-02-01").in(food).split("9.99", fun).memo("both"));
        story.pays(Pay.out(giro, "5.00").on("2026-02-01").payee(null));
        story.pays(Pay.in(giro, "2000.00").on("2026-02-02").in(wage));
        story.pays(Pay.in(giro, "2.34").on("2026-02-03").in(food).memo("refund"));
        story.transfers(giro, savings, "50.00", "2026-02-04");
        story.transfers(
                Story.leg(giro, Money.parse("10.00", "EUR"), "2026-02-28"),
                Story.leg(yen, new Money(1_700, "JPY"), "2026-03-02"));
    }

    private void changes() {
        UUID dinner = story.pays(Pay.out(giro, "30.00").on("2026-03-05").in(food));
        story.amends(dinner, Pay.out(savings, "33.00").on("2025-12-31").in(fun));
        story.recategorises(dinner, Pay.out(savings, "33.00").on("2025-12-31").in(food));
        UUID moved = story.transfers(savings, giro, "7.00", "2026-03-06");
        story.amends(moved, Pay.out(savings, "7.00").on("2026-03-06"));
        UUID mistake = story.pays(Pay.out(giro, "1.00").on("2026-03-07").in(fun));
        story.voids(mistake);
        story.voids(moved);
    }

    private void imports() {
        var kept = new Statements(story, giro);
        kept.uploads();
        kept.startsCommit();
        kept.commitsFirstLine();
        kept.completes();
        var reverted = new Statements(story, savings);
        reverted.uploads();
        reverted.startsCommit();
        reverted.commitsFirstLine();
        reverted.completes();
        reverted.reverts();
    }

    private void keepsHouse() {
        story.renames(food, "Food", "Groceries");
        story.happens(food, new CategoryEvent.CategoryMoved(living, null));
        story.happens(fun, new CategoryEvent.CategoryArchived());
        story.happens(
                yen, new AccountEvent.AccountRenamed(Personal.of("Yen"), Personal.of("Travel")));
        story.happens(yen, new AccountEvent.AccountClosed(LocalDate.parse("2026-04-01")));
        story.happens(yen, new AccountEvent.AccountReopened());
        var cash = UUID.randomUUID();
        story.happens(
                cash,
                new AccountEvent.AccountOpened(
                        cash,
                        Personal.of("Cash"),
                        AccountKind.CASH,
                        false,
                        new Money(0, "EUR"),
                        LocalDate.parse("2026-04-02")));
        story.happens(
                story.household,
                new HouseholdEvent.HouseholdRenamed(Personal.of("Tide"), Personal.of("Ebb")));
        story.happens(
                story.household,
                new HouseholdEvent.MemberRoleChanged(ben, Role.EDITOR, Role.VIEWER));
        story.happens(story.household, new HouseholdEvent.MemberLeft(ben, "ben", Role.VIEWER));
        story.happens(story.household, new HouseholdEvent.InvitationDeclined(invites("cleo")));
        story.happens(story.household, new HouseholdEvent.InvitationRevoked(invites("dora")));
        story.happens(
                story.household,
                new HouseholdEvent.MemberJoined(
                        invites("emil"), "emil", Role.VIEWER, Personal.of("Emil"), null));
    }

    private UUID invites(String name) {
        var invitation = UUID.randomUUID();
        story.happens(
                story.household,
                new HouseholdEvent.MemberInvited(
                        invitation,
                        Personal.of(name + "@example.org", invitation),
                        Role.VIEWER,
                        "0".repeat(64),
                        Instant.parse("2026-05-01T00:00:00Z"),
                        story.anna));
        return invitation;
    }

    private static UUID aggregate(Event event) {
        return switch (event) {
            case AccountEvent.AccountOpened opened -> opened.account();
            default ->
                    throw new IllegalStateException(
                            "say here which aggregate the earlier revision of %s is of"
                                    .formatted(event.getClass().getSimpleName()));
        };
    }

    /// As this release stores it, under keys that everybody has.
    static StoredEvent stored(EventEnvelope event) {
        return stored(event, null, History.CODEC.write(event.event(), event.household()));
    }

    private static StoredEvent stored(
            EventEnvelope event, @Nullable Integer revision, byte[] json) {
        EventCatalog.Entry entry = History.CODEC.catalog().of(event.event());
        return new StoredEvent(
                event.store(),
                event.lane(),
                event.laneSeq(),
                event.eventId(),
                entry.type(),
                revision == null ? entry.revision() : revision,
                event.household(),
                event.aggregate(),
                event.aggregateSeq(),
                event.recordedAt(),
                event.actor(),
                event.correlation(),
                event.causation(),
                json);
    }

    private static byte[] golden(String type, int revision) {
        String name = "/events/%s.v%d.json".formatted(type, revision);
        try (InputStream file = EventCatalog.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing in schema/src/test/resources");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
