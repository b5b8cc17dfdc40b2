package dev.tidemark.readmodel.imports.v1;

import dev.tidemark.event.Money;
import dev.tidemark.readmodel.imports.ImportLine;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

@Immutable
@Entity(name = "StatementLineV1")
@Table(schema = "imports_v1", name = "line")
@IdClass(ImportsTables.NumberKey.class)
@NullUnmarked
class LineEntity {
    @Id private UUID household;
    @Id private UUID statementImport;
    @Id private int number;
    private LocalDate bookedOn;
    private LocalDate valueOn;
    private long amount;
    private String currency;
    private String payee;
    private String memo;
    private String bankReference;
    private int occurrence;

    @Enumerated(EnumType.STRING)
    private ImportLine.Proposal proposal;

    private UUID duplicateOf;
    private String reason;
    private UUID transaction;
    private boolean reverted;

    protected LineEntity() {}

    ImportLine answer() {
        return new ImportLine(
                number,
                bookedOn,
                valueOn,
                new Money(amount, currency),
                payee,
                memo,
                bankReference,
                occurrence,
                proposal,
                duplicateOf,
                reason,
                transaction,
                reverted);
    }
}
