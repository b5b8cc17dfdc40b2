package dev.tidemark.readmodel.imports.v1;

import static dev.tidemark.readmodel.imports.v1.ImportsTables.IMPORT;
import static dev.tidemark.readmodel.imports.v1.ImportsTables.LINE;

import dev.tidemark.event.AccountEvent;
import dev.tidemark.event.CategoryEvent;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.HouseholdEvent;
import dev.tidemark.event.StatementEvent;
import dev.tidemark.event.TransactionEvent;
import dev.tidemark.projection.Keys;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.Table;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.Tables;
import dev.tidemark.readmodel.imports.ImportStatus;
import dev.tidemark.readmodel.imports.v1.ImportsTables.ImportKey;
import dev.tidemark.readmodel.imports.v1.ImportsTables.LineRow;
import dev.tidemark.readmodel.imports.v1.ImportsTables.NumberKey;
import java.util.List;
import org.springframework.stereotype.Component;

/// Follows each import from the uploaded file to its last voided transaction.
@Component
final class ImportsProjection implements Projection {
    static final ProjectionId ID = new ProjectionId("imports", 1);

    @Override
    public ProjectionId id() {
        return ID;
    }

    @Override
    public List<TableDefinition<?, ?>> tables() {
        return ImportsTables.ALL;
    }

    @Override
    public void on(EventEnvelope envelope, Tables tables) {
        switch (envelope.event()) {
            case StatementEvent event -> on(event, envelope, tables);
            case HouseholdEvent _, AccountEvent _, CategoryEvent _, TransactionEvent _ -> {}
        }
    }

    @Override
    public void keys(EventEnvelope envelope, Keys keys) {
        switch (envelope.event()) {
            case StatementEvent event -> {
                keys.add(IMPORT, key(envelope));
                for (StatementEvent.CommittedLine line : committed(event)) {
                    keys.add(LINE, key(envelope, line.number()));
                }
            }
            case HouseholdEvent _, AccountEvent _, CategoryEvent _, TransactionEvent _ -> {}
        }
    }

    private static List<StatementEvent.CommittedLine> committed(StatementEvent event) {
        return switch (event) {
            case StatementEvent.StatementLinesCommitted(var lines) -> lines;
            case StatementEvent.StatementLinesReverted(var lines) -> lines;
            case StatementEvent.StatementUploaded _,
                    StatementEvent.StatementLinesParsed _,
                    StatementEvent.StatementCommitStarted _,
                    StatementEvent.StatementCommitted _,
                    StatementEvent.StatementRevertStarted _,
                    StatementEvent.StatementReverted _ ->
                    List.of();
        };
    }

    private static void on(StatementEvent event, EventEnvelope at, Tables tables) {
        Table<ImportKey, ImportRow> imports = tables.of(IMPORT);
        switch (event) {
            case StatementEvent.StatementUploaded uploaded -> {
                imports.insert(ImportRow.of(uploaded, at));
                UploadedFile.store(uploaded, at, tables);
            }
            case StatementEvent.StatementLinesParsed(var lines) -> {
                ImportRow row = imports.existing(key(at));
                for (StatementEvent.StatementLine line : lines) {
                    LineRow parsed = ParsedLine.row(line, at);
                    tables.of(LINE).insert(parsed);
                    row = row.proposed(parsed.proposal(), parsed.currency());
                }
                imports.put(row.at(row.status(), at.aggregateSeq()));
            }
            case StatementEvent.StatementCommitStarted _ ->
                    move(ImportStatus.COMMITTING, at, imports);
            case StatementEvent.StatementLinesCommitted(var lines) -> record(lines, at, tables);
            case StatementEvent.StatementCommitted committed -> {
                ImportRow row = imports.existing(key(at));
                imports.put(
                        row.declared(committed.recorded(), committed.sum())
                                .at(ImportStatus.COMMITTED, at.aggregateSeq()));
            }
            case StatementEvent.StatementRevertStarted _ ->
                    move(ImportStatus.REVERTING, at, imports);
            case StatementEvent.StatementLinesReverted(var lines) -> revert(lines, at, tables);
            case StatementEvent.StatementReverted _ -> move(ImportStatus.REVERTED, at, imports);
        }
    }

    private static void move(
            ImportStatus status, EventEnvelope at, Table<ImportKey, ImportRow> imports) {
        imports.put(imports.existing(key(at)).at(status, at.aggregateSeq()));
    }

    private static void record(
            List<StatementEvent.CommittedLine> lines, EventEnvelope at, Tables tables) {
        Table<NumberKey, LineRow> rows = tables.of(LINE);
        ImportRow row = tables.of(IMPORT).existing(key(at));
        for (StatementEvent.CommittedLine line : lines) {
            LineRow parsed = rows.existing(key(at, line.number()));
            rows.put(parsed.became(line.transaction(), false));
            row = row.recorded(parsed.amount());
        }
        tables.of(IMPORT).put(row.at(row.status(), at.aggregateSeq()));
    }

    private static void revert(
            List<StatementEvent.CommittedLine> lines, EventEnvelope at, Tables tables) {
        Table<NumberKey, LineRow> rows = tables.of(LINE);
        ImportRow row = tables.of(IMPORT).existing(key(at));
        for (StatementEvent.CommittedLine line : lines) {
            LineRow recorded = rows.existing(key(at, line.number()));
            rows.put(recorded.became(line.transaction(), true));
            row = row.voidedOne();
        }
        tables.of(IMPORT).put(row.at(row.status(), at.aggregateSeq()));
    }

    private static ImportKey key(EventEnvelope at) {
        return new ImportKey(at.household(), at.aggregate());
    }

    private static NumberKey key(EventEnvelope at, int number) {
        return new NumberKey(at.household(), at.aggregate(), number);
    }
}
