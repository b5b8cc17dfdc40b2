package dev.tidemark.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happens to the import of a bank statement file into one account.
public sealed interface StatementEvent extends Event {
    /// The file was read; its lines follow in [StatementLinesParsed] of the same commit.
    ///
    /// @param sha256 of the file's bytes, lower case hex; with the account, the import's natural
    ///   key
    /// @param format for example `camt.053.001.08` or `csv`
    /// @param profile the CSV dialect as detected or given, JSON-friendly; empty for other formats
    /// @param statements the file's statements, those of other currencies included
    /// @param refused rows that could not be read
    @Wire("statement-uploaded")
    record StatementUploaded(
            UUID statementImport,
            UUID account,
            Personal fileName,
            @Text(Text.Kind.HASH) String sha256,
            @Text(Text.Kind.CODE) String format,
            @Text(Text.Kind.PROSE) Map<String, String> profile,
            List<StatementSummary> statements,
            int lines,
            List<RefusedRow> refused)
            implements StatementEvent {
        public StatementUploaded {
            profile = Map.copyOf(profile);
            statements = List.copyOf(statements);
            refused = List.copyOf(refused);
        }
    }

    /// A run of the file's lines, each with what is proposed for it.
    @Wire("statement-lines-parsed")
    record StatementLinesParsed(List<StatementLine> lines) implements StatementEvent {
        public StatementLinesParsed {
            lines = List.copyOf(lines);
        }
    }

    /// A person decided to commit: from here on the import is finished even after a crash.
    ///
    /// @param categories by line number; lines without one stay uncategorised
    /// @param keepDuplicates numbers of lines to record although they look like duplicates
    /// @param skip numbers of lines to leave out
    @Wire("statement-commit-started")
    record StatementCommitStarted(
            Map<Integer, UUID> categories,
            List<Integer> keepDuplicates,
            List<Integer> skip,
            UUID member)
            implements StatementEvent {
        public StatementCommitStarted {
            categories = Map.copyOf(categories);
            keepDuplicates = List.copyOf(keepDuplicates);
            skip = List.copyOf(skip);
        }
    }

    /// These lines became transactions in this very commit.
    @Wire("statement-lines-committed")
    record StatementLinesCommitted(List<CommittedLine> lines) implements StatementEvent {
        public StatementLinesCommitted {
            lines = List.copyOf(lines);
        }
    }

    /// The import is complete.
    ///
    /// @param recorded how many transactions it made
    /// @param sum of what was recorded, signed
    @Wire("statement-committed")
    record StatementCommitted(int recorded, Money sum) implements StatementEvent {}

    @Wire("statement-revert-started")
    record StatementRevertStarted() implements StatementEvent {}

    /// The transactions of these lines were voided in this very commit.
    @Wire("statement-lines-reverted")
    record StatementLinesReverted(List<CommittedLine> lines) implements StatementEvent {
        public StatementLinesReverted {
            lines = List.copyOf(lines);
        }
    }

    @Wire("statement-reverted")
    record StatementReverted(int voided) implements StatementEvent {}

    /// One statement of the file.
    ///
    /// @param fits whether its currency is the account's, so that its lines are part of the import
    /// @param opening signed, with the day it stands at the start of
    /// @param balanced whether opening + lines == closing; `null` where the file has no balances
    record StatementSummary(
            @Nullable Personal id,
            @Text(Text.Kind.CODE) String currency,
            boolean fits,
            @Nullable DatedBalance opening,
            @Nullable DatedBalance closing,
            int lines,
            int pending,
            Money sumOfLines,
            @Nullable Boolean balanced) {}

    record DatedBalance(Money amount, LocalDate on) {}

    record RefusedRow(int row, @Text(Text.Kind.PROSE) String reason) {}

    /// One line of the file.
    ///
    /// @param number 1-based, unique within the import
    /// @param amount signed
    /// @param occurrence 1-based among equal lines of the file, so that two equal payments stay two
    /// @param key what recognises the line in later files, a keyed hash
    record StatementLine(
            int number,
            LocalDate bookedOn,
            @Nullable LocalDate valueOn,
            Money amount,
            @Nullable Personal payee,
            @Nullable Personal memo,
            @Nullable Personal bankReference,
            int occurrence,
            @Text(Text.Kind.HASH) String key,
            Proposal proposal) {}

    /// What the import would do with a line.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Proposal.New.class, name = "new"),
        @JsonSubTypes.Type(value = Proposal.DuplicateOf.class, name = "duplicate-of"),
        @JsonSubTypes.Type(value = Proposal.Pending.class, name = "pending")
    })
    sealed interface Proposal {
        record New() implements Proposal {}

        /// @param reason one of `same-bank-reference`, `same-line`, `same-date-and-amount`
        record DuplicateOf(UUID transaction, @Text(Text.Kind.CODE) String reason)
                implements Proposal {}

        /// The bank has not booked it: never recorded.
        record Pending() implements Proposal {}
    }

    record CommittedLine(int number, UUID transaction) {}
}
