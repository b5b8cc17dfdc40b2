package dev.tidemark.command.statementimport;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.tidemark.command.decision.HouseholdFacts;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.command.statementimport.StatementImportCommand.Commit;
import dev.tidemark.command.statementimport.StatementImportCommand.NextLines;
import dev.tidemark.command.statementimport.StatementImportCommand.NextVoids;
import dev.tidemark.command.statementimport.StatementImportCommand.NoteRecorded;
import dev.tidemark.command.statementimport.StatementImportCommand.NoteVoided;
import dev.tidemark.command.statementimport.StatementImportCommand.Revert;
import dev.tidemark.command.statementimport.StatementImportCommand.Upload;
import dev.tidemark.command.statementimport.StatementImportCommand.UploadAgain;
import dev.tidemark.command.transaction.TransactionCommand.RecordStatementLine;
import dev.tidemark.event.Money;
import dev.tidemark.event.StatementEvent.CommittedLine;
import dev.tidemark.event.StatementEvent.StatementCommitStarted;
import dev.tidemark.event.StatementEvent.StatementCommitted;
import dev.tidemark.event.StatementEvent.StatementLine;
import dev.tidemark.event.StatementEvent.StatementLinesCommitted;
import dev.tidemark.event.StatementEvent.StatementLinesParsed;
import dev.tidemark.event.StatementEvent.StatementLinesReverted;
import dev.tidemark.event.StatementEvent.StatementRevertStarted;
import dev.tidemark.event.StatementEvent.StatementReverted;
import dev.tidemark.event.StatementEvent.StatementUploaded;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/// One file in one account. It knows which of its lines are recorded, so that a commit that was
/// interrupted goes on where it stopped, and none is recorded twice.
@AggregateRoot(type = "statement-import")
@NullUnmarked // Axon makes it empty and lets it read its events.
class StatementImport {
    private enum Status {
        PARSED,
        COMMITTING,
        COMMITTED,
        REVERTING,
        REVERTED
    }

    @AggregateIdentifier private UUID id;
    private UUID account;
    private Status status;
    private boolean unbalanced;
    private String currency;
    private final Map<Integer, StatementLine> lines = new LinkedHashMap<>();
    private Plan plan;
    private final Map<Integer, CommittedLine> recorded = new LinkedHashMap<>();
    private int voided;

    StatementImport() {}

    @CommandHandler
    StatementImport(Upload c, HouseholdFacts facts) {
        facts.openAccount(c.file().account(), "account");
        apply(c.file());
        LineRuns.of(c.lines()).forEach(run -> apply(new StatementLinesParsed(run)));
    }

    @CommandHandler
    void handle(UploadAgain c) {
        // The same file for the same account changes nothing.
    }

    @CommandHandler
    void handle(Commit c, HouseholdFacts facts) {
        require(Status.PARSED);
        facts.openAccount(account, "account");
        c.categories()
                .forEach((number, category) -> {
                    requireLine(number, "/categories/" + number);
                    facts.openCategory(category, "/categories/" + number);
                });
        c.keepDuplicates().forEach(number -> requireLine(number, "/keepDuplicates"));
        c.skip().forEach(number -> requireLine(number, "/skip"));
        if (unbalanced && !c.acceptImbalance()) {
            throw Refused.at(
                    Refusal.STATEMENT_DOES_NOT_BALANCE,
                    "/acceptImbalance",
                    "opening balance and lines do not make the closing balance; compare with your bank, then commit with acceptImbalance");
        }
        apply(
                new StatementCommitStarted(
                        c.categories(), c.keepDuplicates(), c.skip(), facts.member().member()));
    }

    private void requireLine(int number, String pointer) {
        if (!lines.containsKey(number)) {
            throw Refused.at(Refusal.UNKNOWN_LINE, pointer, "the import has no line " + number);
        }
    }

    private void require(Status wanted) {
        if (status != wanted) {
            throw Refused.at(
                    Refusal.IMPORT_NOT_OPEN,
                    "id",
                    "the import is " + status + "; this needs it to be " + wanted);
        }
    }

    @CommandHandler
    List<RecordStatementLine> handle(NextLines c, HouseholdFacts facts) {
        Iterator<UUID> ids = c.ids().iterator();
        return status != Status.COMMITTING
                ? List.of()
                : open().limit(c.ids().size() / 2)
                        .map(line ->
                                plan.transaction(
                                        c.household(), id, account, line, ids.next(), ids.next()))
                        .toList();
    }

    private Stream<StatementLine> open() {
        return lines.values().stream()
                .filter(line -> plan.records(line) && !recorded.containsKey(line.number()));
    }

    @CommandHandler
    void handle(NoteRecorded c) {
        if (status != Status.COMMITTING) {
            return;
        }
        if (!c.lines().isEmpty()) {
            apply(new StatementLinesCommitted(c.lines()));
        }
        if (open().findAny().isEmpty()) {
            apply(new StatementCommitted(recorded.size(), sum()));
        }
    }

    private Money sum() {
        return recorded.keySet().stream()
                .map(number -> lines.get(number).amount())
                .reduce(Money.zero(currency), Money::plus);
    }

    @CommandHandler
    void handle(Revert c) {
        require(Status.COMMITTED);
        apply(new StatementRevertStarted());
    }

    @CommandHandler
    List<CommittedLine> handle(NextVoids c) {
        return status != Status.REVERTING
                ? List.of()
                : recorded.values().stream().limit(c.atMost()).toList();
    }

    @CommandHandler
    void handle(NoteVoided c) {
        if (status != Status.REVERTING) {
            return;
        }
        if (!c.lines().isEmpty()) {
            apply(new StatementLinesReverted(c.lines()));
        }
        if (recorded.isEmpty()) {
            apply(new StatementReverted(voided));
        }
    }

    @EventSourcingHandler
    void on(StatementUploaded e) {
        id = e.statementImport();
        account = e.account();
        status = Status.PARSED;
        e.statements().stream()
                .filter(s -> s.fits())
                .forEach(s -> {
                    currency = s.currency();
                    unbalanced |= Boolean.FALSE.equals(s.balanced());
                });
    }

    @EventSourcingHandler
    void on(StatementLinesParsed e) {
        e.lines().forEach(line -> lines.put(line.number(), line));
    }

    @EventSourcingHandler
    void on(StatementCommitStarted e) {
        status = Status.COMMITTING;
        plan = new Plan(e);
    }

    @EventSourcingHandler
    void on(StatementLinesCommitted e) {
        e.lines().forEach(line -> recorded.put(line.number(), line));
    }

    @EventSourcingHandler
    void on(StatementCommitted e) {
        status = Status.COMMITTED;
    }

    @EventSourcingHandler
    void on(StatementRevertStarted e) {
        status = Status.REVERTING;
    }

    @EventSourcingHandler
    void on(StatementLinesReverted e) {
        e.lines().forEach(line -> recorded.remove(line.number()));
        voided += e.lines().size();
    }

    @EventSourcingHandler
    void on(StatementReverted e) {
        status = Status.REVERTED;
    }
}
