package dev.tidemark.readmodel.imports.v1;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

@Immutable
@Entity(name = "StatementProfileV1")
@Table(schema = "imports_v1", name = "profile")
@IdClass(ImportsTables.ProfileKey.class)
@NullUnmarked
class ProfileEntity {
    @Id private UUID household;
    @Id private UUID statementImport;
    @Id private String setting;
    private String value;

    protected ProfileEntity() {}

    String setting() {
        return setting;
    }

    String value() {
        return value;
    }
}
