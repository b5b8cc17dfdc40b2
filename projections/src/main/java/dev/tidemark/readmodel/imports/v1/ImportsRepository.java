package dev.tidemark.readmodel.imports.v1;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ImportsRepository extends Repository<ImportEntity, ImportsTables.ImportKey> {
    @Query("from StatementImportV1 where household = :household order by statementImport desc")
    List<ImportEntity> newest(UUID household, Limit limit);

    @Query(
            """
            from StatementImportV1
            where household = :household and statementImport < :before
            order by statementImport desc
            """)
    List<ImportEntity> before(UUID household, UUID before, Limit limit);

    @Query("from StatementImportV1 where household = :household and statementImport = :id")
    Optional<ImportEntity> find(UUID household, UUID id);

    @Query("from StatementProfileV1 where household = :household and statementImport = :id")
    List<ProfileEntity> profile(UUID household, UUID id);

    @Query(
            "from StatementV1 where household = :household and statementImport = :id order by number")
    List<StatementEntity> statements(UUID household, UUID id);

    @Query(
            """
            from StatementRefusedRowV1
            where household = :household and statementImport = :id
            order by number
            """)
    List<RefusedRowEntity> refused(UUID household, UUID id);

    @Query(
            """
            from StatementLineV1
            where household = :household and statementImport = :id and number > :after
            order by number
            """)
    List<LineEntity> lines(UUID household, UUID id, int after, Limit limit);
}
