package dev.tidemark.readmodel.imports.v1;

import dev.tidemark.readmodel.imports.ImportDetails;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

@Immutable
@Entity(name = "StatementRefusedRowV1")
@Table(schema = "imports_v1", name = "refused_row")
@IdClass(ImportsTables.NumberKey.class)
@NullUnmarked
class RefusedRowEntity {
    @Id private UUID household;
    @Id private UUID statementImport;
    @Id private int number;
    private int fileRow;
    private String reason;

    protected RefusedRowEntity() {}

    ImportDetails.RefusedRow answer() {
        return new ImportDetails.RefusedRow(fileRow, reason);
    }
}
