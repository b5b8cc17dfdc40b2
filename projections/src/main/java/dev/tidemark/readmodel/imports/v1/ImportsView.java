package dev.tidemark.readmodel.imports.v1;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.readmodel.imports.ImportDetails;
import dev.tidemark.readmodel.imports.ImportLine;
import dev.tidemark.readmodel.imports.ImportSummary;
import dev.tidemark.readmodel.imports.Imports;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

@Component
final class ImportsView implements Imports {
    private final ImportsRepository rows;

    ImportsView(ImportsRepository rows) {
        this.rows = rows;
    }

    @Override
    public ProjectionId id() {
        return ImportsProjection.ID;
    }

    @Override
    public List<ImportSummary> imports(UUID household, @Nullable UUID before, int limit) {
        List<ImportEntity> found =
                before == null
                        ? rows.newest(household, Limit.of(limit))
                        : rows.before(household, before, Limit.of(limit));
        return found.stream().map(ImportEntity::answer).toList();
    }

    @Override
    public Optional<ImportDetails> find(UUID household, UUID statementImport) {
        return rows.find(household, statementImport)
                .map(ImportEntity::answer)
                .map(summary -> details(household, summary));
    }

    private ImportDetails details(UUID household, ImportSummary summary) {
        return new ImportDetails(
                summary,
                rows.profile(household, summary.id()).stream()
                        .collect(Collectors.toMap(ProfileEntity::setting, ProfileEntity::value)),
                rows.statements(household, summary.id()).stream()
                        .map(StatementEntity::answer)
                        .toList(),
                rows.refused(household, summary.id()).stream()
                        .map(RefusedRowEntity::answer)
                        .toList());
    }

    @Override
    public List<ImportLine> lines(UUID household, UUID statementImport, int after, int limit) {
        return rows.lines(household, statementImport, after, Limit.of(limit)).stream()
                .map(LineEntity::answer)
                .toList();
    }
}
