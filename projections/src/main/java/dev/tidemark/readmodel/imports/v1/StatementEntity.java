package dev.tidemark.readmodel.imports.v1;

import dev.tidemark.event.Money;
import dev.tidemark.readmodel.imports.ImportStatement;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

@Immutable
@Entity(name = "StatementV1")
@Table(schema = "imports_v1", name = "statement")
@IdClass(ImportsTables.NumberKey.class)
@NullUnmarked
class StatementEntity {
    @Id private UUID household;
    @Id private UUID statementImport;
    @Id private int number;
    private String statementId;
    private String currency;
    private boolean fits;
    private Long opening;
    private LocalDate openingOn;
    private Long closing;
    private LocalDate closingOn;
    private int lines;
    private int pending;
    private long sumOfLines;
    private Boolean balanced;

    protected StatementEntity() {}

    ImportStatement answer() {
        return new ImportStatement(
                statementId,
                currency,
                fits,
                money(opening),
                openingOn,
                money(closing),
                closingOn,
                lines,
                pending,
                new Money(sumOfLines, currency),
                balanced);
    }

    private @Nullable Money money(@Nullable Long minor) {
        return minor == null ? null : new Money(minor, currency);
    }
}
