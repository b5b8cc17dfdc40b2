package dev.tidemark.rehearsal.generator;

import dev.tidemark.command.transaction.Draft;
import dev.tidemark.command.transaction.PaymentDraft;
import dev.tidemark.command.transaction.PaymentDraft.LineDraft;
import dev.tidemark.command.transaction.TransactionCommand;
import dev.tidemark.command.transaction.TransactionCommand.Amend;
import dev.tidemark.command.transaction.TransactionCommand.NewCategory;
import dev.tidemark.command.transaction.TransactionCommand.Recategorise;
import dev.tidemark.command.transaction.TransactionCommand.Void;
import dev.tidemark.command.transaction.TransferDraft;
import dev.tidemark.event.CategoryKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a household has entered and not voided, so that it can be corrected.
final class Transactions {
    private final UUID household;
    private final Dice dice;
    private final Accounts accounts;
    private final Categories categories;
    private final Members members;
    private final Corrections corrections;
    private final List<Entry> entries = new ArrayList<>();

    /// @param namedLines whether the ids of its lines are those of the draft: an amendment keeps
    ///   some of them
    private record Entry(UUID transaction, long version, Draft draft, boolean namedLines) {}

    Transactions(
            UUID household,
            Dice dice,
            Accounts accounts,
            Categories categories,
            Members members,
            Corrections corrections) {
        this.household = household;
        this.dice = dice;
        this.accounts = accounts;
        this.categories = categories;
        this.members = members;
        this.corrections = corrections;
    }

    TransactionCommand record(Draft draft) {
        Entry entry = new Entry(dice.id(), 0, draft, true);
        entries.add(entry);
        return new TransactionCommand.Record(household, entry.transaction(), draft);
    }

    Optional<TransactionCommand> amend() {
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        int at = dice.recent(entries.size());
        Entry entry = entries.get(at);
        if (!stillFits(entry.draft())) {
            return Optional.empty();
        }
        Draft corrected = corrections.of(entry.draft());
        entries.set(at, new Entry(entry.transaction(), entry.version() + 1, corrected, false));
        return Optional.of(new Amend(household, entry.transaction(), entry.version(), corrected));
    }

    /// What is closed, archived or gone by now can be voided, but not entered anew.
    private boolean stillFits(Draft draft) {
        return members.belongs(draft.mentions().members().stream().findFirst().orElse(null))
                && draft.mentions().accounts().stream().allMatch(accounts::isOpen)
                && draft.mentions().categories().stream()
                        .allMatch(category -> categories.kind(category).isPresent());
    }

    Optional<TransactionCommand> recategorise() {
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        int at = dice.recent(entries.size());
        Entry entry = entries.get(at);
        return switch (entry.draft()) {
            case TransferDraft _ -> Optional.empty();
            case PaymentDraft p -> recategorise(at, entry, p);
        };
    }

    private Optional<TransactionCommand> recategorise(int at, Entry entry, PaymentDraft p) {
        boolean alone = p.lines().size() == 1;
        if (!alone && !entry.namedLines()) {
            return Optional.empty();
        }
        LineDraft line = dice.of(p.lines());
        return categories
                .other(kind(line), line.category())
                .map(category -> {
                    entries.set(
                            at,
                            new Entry(
                                    entry.transaction(),
                                    entry.version() + 1,
                                    with(p, line, category),
                                    entry.namedLines()));
                    return new Recategorise(
                            household,
                            entry.transaction(),
                            entry.version(),
                            List.of(new NewCategory(alone ? null : line.line(), category)));
                });
    }

    private CategoryKind kind(LineDraft line) {
        return categories.kind(line.category()).orElse(CategoryKind.EXPENSE);
    }

    private static PaymentDraft with(PaymentDraft p, LineDraft changed, UUID category) {
        return new PaymentDraft(
                p.direction(),
                p.account(),
                p.amount(),
                p.bookedOn(),
                p.valueOn(),
                p.payee(),
                p.memo(),
                p.member(),
                p.lines().stream()
                        .map(line ->
                                line.equals(changed)
                                        ? new LineDraft(
                                                line.line(), category, line.amount(), line.memo())
                                        : line)
                        .toList());
    }

    Optional<TransactionCommand> makeVoid() {
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        Entry entry = entries.remove(dice.recent(entries.size()));
        return Optional.of(new Void(household, entry.transaction(), entry.version()));
    }
}
