package dev.tidemark.command.statementimport;

import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.command.lookup.LineKeys;
import dev.tidemark.command.statement.CsvProfile;
import dev.tidemark.command.statement.Statement;
import dev.tidemark.command.statement.StatementFile;
import dev.tidemark.command.statement.StatementReader;
import dev.tidemark.command.statementimport.StatementImportCommand.Upload;
import dev.tidemark.event.Personal;
import dev.tidemark.event.StatementEvent.Proposal;
import dev.tidemark.event.StatementEvent.StatementLine;
import dev.tidemark.event.StatementEvent.StatementUploaded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// From the bytes of a file to the command that stores what it says: read, keyed and compared
/// before any lock is taken.
@Component
class Uploading {
    /// More take longer to store than an append may.
    private static final int MOST_LINES = 10_000;

    private final StatementReader reader = new StatementReader();
    private final KnownLines known;
    private final LineKeys keys;

    Uploading(KnownLines known, LineKeys keys) {
        this.known = known;
        this.keys = keys;
    }

    /// @param currency the account's
    /// @throws dev.tidemark.command.statement.StatementRefused if the file cannot be read
    Upload read(UploadedFile file, String currency, @Nullable CsvProfile profile) {
        StatementFile read = reader.read(file.bytes(), currency, profile);
        List<Statement> fitting =
                read.statements().stream().filter(s -> s.currency().equals(currency)).toList();
        if (fitting.isEmpty()) {
            throw new Refused(
                    Refusal.STATEMENT_DOES_NOT_FIT,
                    "the account is kept in " + currency + ", and the file has no statement in it");
        }
        List<StatementLine> lines = lines(file, fitting);
        return new Upload(file.household(), uploaded(file, read, currency, lines.size()), lines);
    }

    private List<StatementLine> lines(UploadedFile file, List<Statement> fitting) {
        List<StatementLine> lines = new ArrayList<>();
        Map<Integer, String> references = new HashMap<>();
        for (Statement statement : fitting) {
            statement
                    .lines()
                    .forEach(l -> lines.add(line(file, l, new Proposal.New(), references)));
            statement
                    .pending()
                    .forEach(l -> lines.add(line(file, l, new Proposal.Pending(), references)));
        }
        if (lines.size() > MOST_LINES) {
            throw new Refused(
                    Refusal.STATEMENT_UNREADABLE,
                    "the file has "
                            + lines.size()
                            + " lines; at most "
                            + MOST_LINES
                            + " are imported at once, split it by months");
        }
        return Matching.propose(
                lines,
                known.around(file.household(), file.account(), lines, references.values()),
                line -> references.getOrDefault(line.number(), ""));
    }

    private StatementLine line(
            UploadedFile file,
            dev.tidemark.command.statement.StatementLine line,
            Proposal proposal,
            Map<Integer, String> references) {
        UUID household = file.household();
        String reference = line.bankReference();
        if (reference != null) {
            references.put(line.number(), keys.reference(household, reference));
        }
        return new StatementLine(
                line.number(),
                line.bookedOn(),
                line.valueOn(),
                line.amount(),
                Personal.ofNullable(line.payee()),
                Personal.ofNullable(line.memo()),
                Personal.ofNullable(reference),
                line.occurrence(),
                keys.line(
                        household,
                        file.account(),
                        line.bookedOn(),
                        line.amount().minor(),
                        line.payee(),
                        line.memo(),
                        reference),
                proposal);
    }

    private static StatementUploaded uploaded(
            UploadedFile file, StatementFile read, String currency, int lines) {
        return new StatementUploaded(
                file.statementImport(),
                file.account(),
                Personal.of(file.name()),
                file.sha256(),
                Summaries.format(read.format()),
                Summaries.profile(read.format()),
                read.statements().stream().map(s -> Summaries.of(s, currency)).toList(),
                lines,
                Summaries.refused(read.statements()));
    }
}
