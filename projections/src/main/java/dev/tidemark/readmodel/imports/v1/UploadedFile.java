package dev.tidemark.readmodel.imports.v1;

import static dev.tidemark.readmodel.imports.v1.ImportsTables.PROFILE;
import static dev.tidemark.readmodel.imports.v1.ImportsTables.REFUSED;
import static dev.tidemark.readmodel.imports.v1.ImportsTables.STATEMENT;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.StatementEvent;
import dev.tidemark.projection.Tables;
import dev.tidemark.readmodel.imports.v1.ImportsTables.ProfileRow;
import dev.tidemark.readmodel.imports.v1.ImportsTables.RefusedRow;
import dev.tidemark.readmodel.imports.v1.ImportsTables.StatementRow;

/// What the upload says about the file besides its lines.
final class UploadedFile {
    private UploadedFile() {}

    static void store(StatementEvent.StatementUploaded file, EventEnvelope at, Tables tables) {
        file.profile()
                .forEach((setting, value) ->
                        tables.of(PROFILE)
                                .insert(
                                        new ProfileRow(
                                                at.household(), at.aggregate(), setting, value)));
        int number = 0;
        for (StatementEvent.StatementSummary statement : file.statements()) {
            tables.of(STATEMENT).insert(row(++number, statement, at));
        }
        number = 0;
        for (StatementEvent.RefusedRow refused : file.refused()) {
            tables.of(REFUSED)
                    .insert(
                            new RefusedRow(
                                    at.household(),
                                    at.aggregate(),
                                    ++number,
                                    refused.row(),
                                    refused.reason()));
        }
    }

    private static StatementRow row(
            int number, StatementEvent.StatementSummary statement, EventEnvelope at) {
        var id = statement.id();
        var opening = statement.opening();
        var closing = statement.closing();
        return new StatementRow(
                at.household(),
                at.aggregate(),
                number,
                id == null ? null : id.text(),
                statement.currency(),
                statement.fits(),
                opening == null ? null : opening.amount().minor(),
                opening == null ? null : opening.on(),
                closing == null ? null : closing.amount().minor(),
                closing == null ? null : closing.on(),
                statement.lines(),
                statement.pending(),
                statement.sumOfLines().minor(),
                statement.balanced());
    }
}
