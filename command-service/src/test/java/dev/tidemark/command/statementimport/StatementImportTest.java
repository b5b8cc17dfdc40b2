package dev.tidemark.command.statementimport;

import static dev.tidemark.command.decision.Given.ANNA;
import static dev.tidemark.command.decision.Given.ARCHIVED;
import static dev.tidemark.command.decision.Given.FOOD;
import static dev.tidemark.command.decision.Given.GIRO;
import static dev.tidemark.command.decision.Given.HOUSEHOLD;

import dev.tidemark.command.decision.Given;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.statementimport.StatementImportCommand.Commit;
import dev.tidemark.command.statementimport.StatementImportCommand.NoteRecorded;
import dev.tidemark.command.statementimport.StatementImportCommand.NoteVoided;
import dev.tidemark.command.statementimport.StatementImportCommand.Revert;
import dev.tidemark.command.statementimport.StatementImportCommand.Upload;
import dev.tidemark.event.Money;
import dev.tidemark.event.Personal;
import dev.tidemark.event.StatementEvent.CommittedLine;
import dev.tidemark.event.StatementEvent.Proposal;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class StatementImportTest {
    private static final UUID ID = Given.id(60);
    private static final Money MINUS_ONE = Money.parse("-1", "EUR");

    private static final StatementLinesParsed PARSED =
            new StatementLinesParsed(
                    List.of(
                            line(1, new Proposal.New()),
                            line(2, new Proposal.DuplicateOf(Given.id(61), "same-line")),
                            line(3, new Proposal.Pending())));
    private static final StatementCommitStarted STARTED =
            new StatementCommitStarted(Map.of(1, FOOD), List.of(), List.of(), ANNA);
    private static final CommittedLine RECORDED = new CommittedLine(1, Given.id(62));

    private final FixtureConfiguration<StatementImport> statement =
            Given.aggregate(StatementImport.class, Given.facts());

    private static StatementLine line(int number, Proposal proposal) {
        return new StatementLine(
                number,
                LocalDate.of(2026, 3, number),
                null,
                MINUS_ONE,
                Personal.of("Shop"),
                null,
                null,
                1,
                "key" + number,
                proposal);
    }

    private static StatementUploaded uploaded(boolean balanced) {
        return new StatementUploaded(
                ID,
                GIRO,
                Personal.of("march.csv"),
                "0".repeat(64),
                "csv",
                Map.of(),
                List.of(
                        new StatementSummary(
                                null, "EUR", true, null, null, 2, 1, MINUS_ONE, balanced)),
                3,
                List.of());
    }

    private static Commit commit(Map<Integer, UUID> categories, boolean acceptImbalance) {
        return new Commit(
                HOUSEHOLD, ID, null, GIRO, categories, List.of(), List.of(), acceptImbalance);
    }

    @Test
    void an_upload_stores_the_file_and_its_lines() {
        statement
                .givenNoPriorActivity()
                .when(new Upload(HOUSEHOLD, uploaded(true), PARSED.lines()))
                .expectEvents(uploaded(true), PARSED);
    }

    @Test
    void a_commit_is_decided_once() {
        statement
                .given(uploaded(true), PARSED)
                .when(commit(Map.of(1, FOOD), false))
                .expectEvents(STARTED);
        Given.refuses(
                statement.given(uploaded(true), PARSED, STARTED),
                commit(Map.of(), false),
                Refusal.IMPORT_NOT_OPEN,
                "id");
    }

    @Test
    void an_unknown_line_and_an_archived_category_are_refused() {
        Given.refuses(
                statement.given(uploaded(true), PARSED),
                commit(Map.of(9, FOOD), false),
                Refusal.UNKNOWN_LINE,
                "/categories/9");
        Given.refuses(
                statement.given(uploaded(true), PARSED),
                commit(Map.of(1, ARCHIVED), false),
                Refusal.CATEGORY_ARCHIVED,
                "/categories/1");
    }

    @Test
    void a_statement_that_does_not_balance_needs_a_person_who_says_so() {
        Given.refuses(
                statement.given(uploaded(false), PARSED),
                commit(Map.of(), false),
                Refusal.STATEMENT_DOES_NOT_BALANCE,
                "/acceptImbalance");
        statement
                .given(uploaded(false), PARSED)
                .when(commit(Map.of(), true))
                .expectEvents(new StatementCommitStarted(Map.of(), List.of(), List.of(), ANNA));
    }

    @Test
    void it_is_complete_when_every_new_line_is_recorded() {
        statement
                .given(uploaded(true), PARSED, STARTED)
                .when(new NoteRecorded(HOUSEHOLD, ID, List.of(RECORDED)))
                .expectEvents(
                        new StatementLinesCommitted(List.of(RECORDED)),
                        new StatementCommitted(1, MINUS_ONE));
    }

    @Test
    void a_step_that_comes_late_changes_nothing() {
        statement
                .given(
                        uploaded(true),
                        PARSED,
                        STARTED,
                        new StatementLinesCommitted(List.of(RECORDED)),
                        new StatementCommitted(1, MINUS_ONE))
                .when(new NoteRecorded(HOUSEHOLD, ID, List.of()))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void only_a_complete_import_is_reverted() {
        Given.refuses(
                statement.given(uploaded(true), PARSED, STARTED),
                new Revert(HOUSEHOLD, ID, null),
                Refusal.IMPORT_NOT_OPEN,
                "id");
        statement
                .given(
                        uploaded(true),
                        PARSED,
                        STARTED,
                        new StatementLinesCommitted(List.of(RECORDED)),
                        new StatementCommitted(1, MINUS_ONE),
                        new StatementRevertStarted())
                .when(new NoteVoided(HOUSEHOLD, ID, List.of(RECORDED)))
                .expectEvents(
                        new StatementLinesReverted(List.of(RECORDED)), new StatementReverted(1));
    }
}
