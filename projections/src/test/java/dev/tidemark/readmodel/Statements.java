package dev.tidemark.readmodel;

import dev.tidemark.event.Money;
import dev.tidemark.event.Personal;
import dev.tidemark.event.StatementEvent;
import dev.tidemark.event.StatementEvent.CommittedLine;
import dev.tidemark.event.StatementEvent.Proposal;
import dev.tidemark.event.StatementEvent.StatementLine;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A statement of three lines in a [Story]: a new one of 10 euros, a duplicate, a pending one.
public final class Statements {
    private static final Money SUM = Money.parse("-10.00", "EUR");

    public final UUID id = UUID.randomUUID();
    private final Story story;
    private final UUID account;
    private UUID transaction = UUID.randomUUID();

    public Statements(Story story, UUID account) {
        this.story = story;
        this.account = account;
    }

    public void uploads() {
        var on = LocalDate.parse("2026-01-10");
        var summary =
                new StatementEvent.StatementSummary(
                        Personal.of("2026/1"),
                        "EUR",
                        true,
                        new StatementEvent.DatedBalance(Money.parse("100.00", "EUR"), on),
                        new StatementEvent.DatedBalance(Money.parse("80.00", "EUR"), on),
                        3,
                        1,
                        Money.parse("-20.00", "EUR"),
                        true);
        story.happens(
                id,
                new StatementEvent.StatementUploaded(
                        id,
                        account,
                        Personal.of("january.csv"),
                        "ab".repeat(32),
                        "csv",
                        Map.of("separator", ";"),
                        List.of(summary),
                        3,
                        List.of(new StatementEvent.RefusedRow(9, "no amount"))));
        story.happens(
                id,
                new StatementEvent.StatementLinesParsed(
                        List.of(
                                line(1, new Proposal.New()),
                                line(2, new Proposal.DuplicateOf(new UUID(1, 2), "same-line")),
                                line(3, new Proposal.Pending()))));
    }

    private static StatementLine line(int number, Proposal proposal) {
        return new StatementLine(
                number,
                LocalDate.parse("2026-01-10"),
                null,
                SUM,
                Personal.of("Baker"),
                null,
                Personal.of("ref-" + number),
                1,
                "key-" + number,
                proposal);
    }

    public void startsCommit() {
        story.happens(
                id,
                new StatementEvent.StatementCommitStarted(
                        Map.of(), List.of(), List.of(), story.anna));
    }

    /// The transaction and the line in one commit.
    public UUID commitsFirstLine() {
        transaction = story.pays(Pay.out(account, "10.00").on("2026-01-10").from(id, 1));
        story.happens(
                id,
                new StatementEvent.StatementLinesCommitted(
                        List.of(new CommittedLine(1, transaction))));
        return transaction;
    }

    public void completes() {
        story.happens(id, new StatementEvent.StatementCommitted(1, SUM));
    }

    public void reverts() {
        story.happens(id, new StatementEvent.StatementRevertStarted());
        story.voids(transaction);
        story.happens(
                id,
                new StatementEvent.StatementLinesReverted(
                        List.of(new CommittedLine(1, transaction))));
        story.happens(id, new StatementEvent.StatementReverted(1));
    }
}
