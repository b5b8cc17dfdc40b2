package dev.tidemark.readmodel.imports.v1;

import dev.tidemark.event.Money;
import dev.tidemark.readmodel.imports.ImportStatus;
import dev.tidemark.readmodel.imports.ImportSummary;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

@Immutable
@Entity(name = "StatementImportV1")
@Table(schema = "imports_v1", name = "statement_import")
@IdClass(ImportsTables.ImportKey.class)
@NullUnmarked
class ImportEntity {
    @Id private UUID household;
    @Id private UUID statementImport;
    private UUID account;
    private String fileName;
    private String sha256;
    private String format;

    @Enumerated(EnumType.STRING)
    private ImportStatus status;

    private Instant uploadedAt;
    private int lines;
    private int fresh;
    private int duplicates;
    private int pending;
    private int refused;
    private int recorded;
    private long recordedSum;
    private String currency;
    private Integer declared;
    private Long declaredSum;
    private int voided;
    private long version;

    protected ImportEntity() {}

    ImportSummary answer() {
        return new ImportSummary(
                statementImport,
                account,
                fileName,
                sha256,
                format,
                status,
                uploadedAt,
                lines,
                new ImportSummary.Proposed(fresh, duplicates, pending, refused),
                readback(),
                version);
    }

    private ImportSummary.Readback readback() {
        return new ImportSummary.Readback(
                recorded,
                money(recordedSum),
                declared,
                money(declaredSum),
                voided,
                declared == null ? null : declared == recorded && declaredSum == recordedSum);
    }

    private @Nullable Money money(@Nullable Long minor) {
        return minor == null || currency == null ? null : new Money(minor, currency);
    }
}
