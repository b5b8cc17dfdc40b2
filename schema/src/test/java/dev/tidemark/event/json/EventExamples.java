package dev.tidemark.event.json;

import dev.tidemark.event.AccountEvent.AccountClosed;
import dev.tidemark.event.AccountEvent.AccountOpened;
import dev.tidemark.event.AccountEvent.AccountRenamed;
import dev.tidemark.event.AccountEvent.AccountReopened;
import dev.tidemark.event.AccountKind;
import dev.tidemark.event.Booking.Leg;
import dev.tidemark.event.Booking.Line;
import dev.tidemark.event.Booking.Payment;
import dev.tidemark.event.Booking.StatementSource;
import dev.tidemark.event.Booking.Transfer;
import dev.tidemark.event.CategoryEvent.CategoryArchived;
import dev.tidemark.event.CategoryEvent.CategoryCreated;
import dev.tidemark.event.CategoryEvent.CategoryMoved;
import dev.tidemark.event.CategoryEvent.CategoryRenamed;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Direction;
import dev.tidemark.event.Event;
import dev.tidemark.event.HouseholdEvent.HouseholdCreated;
import dev.tidemark.event.HouseholdEvent.HouseholdRenamed;
import dev.tidemark.event.HouseholdEvent.InvitationDeclined;
import dev.tidemark.event.HouseholdEvent.InvitationRevoked;
import dev.tidemark.event.HouseholdEvent.MemberInvited;
import dev.tidemark.event.HouseholdEvent.MemberJoined;
import dev.tidemark.event.HouseholdEvent.MemberLeft;
import dev.tidemark.event.HouseholdEvent.MemberRoleChanged;
import dev.tidemark.event.Money;
import dev.tidemark.event.Personal;
import dev.tidemark.event.Role;
import dev.tidemark.event.StatementEvent.CommittedLine;
import dev.tidemark.event.StatementEvent.DatedBalance;
import dev.tidemark.event.StatementEvent.Proposal;
import dev.tidemark.event.StatementEvent.RefusedRow;
import dev.tidemark.event.StatementEvent.StatementCommitStarted;
import dev.tidemark.event.StatementEvent.StatementCommitted;
import dev.tidemark.event.StatementEvent.StatementLine;
import dev.tidemark.event.StatementEvent.StatementLinesCommitted;
import dev.tidemark.event.StatementEvent.StatementLinesParsed;
import dev.tidemark.event.StatementEvent.StatementLinesReverted;
import dev.tidemark.event.StatementEvent.StatementRevertStarted;
import dev.tidemark.event.StatementEvent.StatementReverted;
import dev.tidemark.event.StatementEvent.StatementSummary;
import dev.tidemark.event.StatementEvent.StatementUploaded;
import dev.tidemark.event.TransactionEvent.ExpenseRecorded;
import dev.tidemark.event.TransactionEvent.IncomeRecorded;
import dev.tidemark.event.TransactionEvent.TransactionAmended;
import dev.tidemark.event.TransactionEvent.TransactionRecategorised;
import dev.tidemark.event.TransactionEvent.TransactionVoided;
import dev.tidemark.event.TransactionEvent.TransferRecorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One example of every event, the ones the golden files were written from.
public final class EventExamples {
    public static final UUID HOUSEHOLD = id(1);
    public static final UUID MEMBER = id(2);
    public static final UUID ACCOUNT = id(3);
    public static final UUID SAVINGS = id(4);
    public static final UUID GROCERIES = id(5);
    public static final UUID TRANSACTION = id(6);
    public static final UUID IMPORT = id(7);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);

    private EventExamples() {}

    public static List<Event> all() {
        return List.of(
                new HouseholdCreated(HOUSEHOLD, own("Home"), "EUR", "Europe/Vienna"),
                new HouseholdRenamed(own("Home"), own("New home")),
                new MemberJoined(
                        MEMBER,
                        "anna",
                        Role.OWNER,
                        new Personal("Anna", MEMBER),
                        new Personal("anna@example.org", MEMBER)),
                new MemberRoleChanged(MEMBER, Role.EDITOR, Role.OWNER),
                new MemberLeft(MEMBER, "anna", Role.OWNER),
                new MemberInvited(
                        id(11),
                        new Personal("ben@example.org", id(11)),
                        Role.EDITOR,
                        "ef".repeat(32),
                        Instant.parse("2026-03-21T09:00:00Z"),
                        MEMBER),
                new InvitationDeclined(id(11)),
                new InvitationRevoked(id(11)),
                new AccountOpened(
                        ACCOUNT, own("Giro"), AccountKind.CHECKING, true, euro(123_456), DAY),
                new AccountRenamed(own("Giro"), own("Joint account")),
                new AccountClosed(DAY),
                new AccountReopened(),
                new CategoryCreated(GROCERIES, own("Groceries"), CategoryKind.EXPENSE, id(8)),
                new CategoryRenamed(own("Groceries"), own("Food")),
                new CategoryMoved(id(8), null),
                new CategoryArchived(),
                new ExpenseRecorded(TRANSACTION, payment(Direction.OUT, GROCERIES)),
                new IncomeRecorded(TRANSACTION, payment(Direction.IN, GROCERIES)),
                new TransferRecorded(TRANSACTION, transfer()),
                new TransactionAmended(payment(Direction.OUT, GROCERIES), transfer()),
                new TransactionRecategorised(
                        payment(Direction.OUT, GROCERIES), payment(Direction.OUT, id(8))),
                new TransactionVoided(transfer()),
                uploaded(),
                new StatementLinesParsed(
                        List.of(
                                line(1, new Proposal.New()),
                                line(2, new Proposal.DuplicateOf(TRANSACTION, "same-line")),
                                line(3, new Proposal.Pending()))),
                new StatementCommitStarted(Map.of(1, GROCERIES), List.of(2), List.of(), MEMBER),
                new StatementLinesCommitted(List.of(new CommittedLine(1, TRANSACTION))),
                new StatementCommitted(1, euro(-450)),
                new StatementRevertStarted(),
                new StatementLinesReverted(List.of(new CommittedLine(1, TRANSACTION))),
                new StatementReverted(1));
    }

    private static Payment payment(Direction direction, UUID category) {
        return new Payment(
                direction,
                ACCOUNT,
                euro(450),
                DAY,
                DAY.plusDays(2),
                own("City Coffee"),
                own("two espressi"),
                MEMBER,
                List.of(
                        new Line(id(9), category, 400, own("coffee")),
                        new Line(id(10), null, 50, null)),
                new StatementSource(IMPORT, 1, own("REF-1")));
    }

    private static Transfer transfer() {
        return new Transfer(
                new Leg(ACCOUNT, euro(10_000), DAY),
                new Leg(SAVINGS, new Money(10_850, "USD"), DAY.plusDays(1)),
                own("rainy days"),
                MEMBER,
                null);
    }

    private static StatementUploaded uploaded() {
        var summary =
                new StatementSummary(
                        own("AT611904300234573201"),
                        "EUR",
                        true,
                        new DatedBalance(euro(1_000), DAY),
                        new DatedBalance(euro(550), DAY.plusDays(30)),
                        1,
                        0,
                        euro(-450),
                        true);
        return new StatementUploaded(
                IMPORT,
                ACCOUNT,
                own("march.csv"),
                "ab".repeat(32),
                "csv",
                Map.of("separator", ";"),
                List.of(summary),
                1,
                List.of(new RefusedRow(7, "no date")));
    }

    private static StatementLine line(int number, Proposal proposal) {
        return new StatementLine(
                number,
                DAY,
                null,
                euro(-450),
                own("City Coffee"),
                own("card"),
                own("REF-1"),
                1,
                "cd".repeat(32),
                proposal);
    }

    private static Personal own(String text) {
        return new Personal(text, HOUSEHOLD);
    }

    private static Money euro(long minor) {
        return new Money(minor, "EUR");
    }

    private static UUID id(int n) {
        return UUID.fromString("01930000-0000-7000-8000-%012d".formatted(n));
    }
}
