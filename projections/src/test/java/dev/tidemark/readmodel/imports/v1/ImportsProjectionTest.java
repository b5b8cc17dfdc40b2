package dev.tidemark.readmodel.imports.v1;

import static dev.tidemark.readmodel.imports.v1.ImportsTables.IMPORT;
import static dev.tidemark.readmodel.imports.v1.ImportsTables.LINE;
import static dev.tidemark.readmodel.imports.v1.ImportsTables.PROFILE;
import static dev.tidemark.readmodel.imports.v1.ImportsTables.REFUSED;
import static dev.tidemark.readmodel.imports.v1.ImportsTables.STATEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.readmodel.Fold;
import dev.tidemark.readmodel.Statements;
import dev.tidemark.readmodel.Story;
import dev.tidemark.readmodel.imports.ImportLine;
import dev.tidemark.readmodel.imports.ImportStatus;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImportsProjectionTest {
    private final Story story = new Story();
    private final UUID giro = story.account("Giro", "0", "2026-01-01");
    private final Statements statements = new Statements(story, giro);

    @Test
    void an_upload_is_one_import_with_its_statements_lines_and_refused_rows() {
        statements.uploads();

        Fold fold = fold();
        assertThat(row(fold))
                .satisfies(row -> {
                    assertThat(row.status()).isEqualTo(ImportStatus.PARSED);
                    assertThat(row.lines()).isEqualTo(3);
                    assertThat(row.fresh()).isEqualTo(1);
                    assertThat(row.duplicates()).isEqualTo(1);
                    assertThat(row.pending()).isEqualTo(1);
                    assertThat(row.refused()).isEqualTo(1);
                });
        assertThat(fold.rows(STATEMENT)).hasSize(1);
        assertThat(fold.rows(REFUSED)).hasSize(1);
        assertThat(fold.rows(PROFILE))
                .singleElement()
                .satisfies(setting -> assertThat(setting.value()).isEqualTo(";"));
        assertThat(fold.rows(LINE))
                .extracting(ImportsTables.LineRow::proposal)
                .containsExactly(
                        ImportLine.Proposal.NEW,
                        ImportLine.Proposal.DUPLICATE,
                        ImportLine.Proposal.PENDING);
    }

    @Test
    void while_it_is_committed_the_lines_become_transactions() {
        statements.uploads();
        statements.startsCommit();
        assertThat(row(fold()).status()).isEqualTo(ImportStatus.COMMITTING);

        UUID transaction = statements.commitsFirstLine();
        assertThat(firstLine().transaction()).isEqualTo(transaction);
        assertThat(row(fold()).recorded()).isEqualTo(1);
        assertThat(row(fold()).recordedSum()).isEqualTo(-10_00);
        assertThat(row(fold()).declared()).isNull();

        statements.completes();
        assertThat(row(fold()).status()).isEqualTo(ImportStatus.COMMITTED);
        assertThat(row(fold()).declared()).isEqualTo(1);
        assertThat(row(fold()).declaredSum()).isEqualTo(-10_00);
    }

    @Test
    void a_revert_marks_its_lines_and_counts_them() {
        statements.uploads();
        statements.startsCommit();
        statements.commitsFirstLine();
        statements.completes();
        statements.reverts();

        assertThat(row(fold()).status()).isEqualTo(ImportStatus.REVERTED);
        assertThat(row(fold()).voided()).isEqualTo(1);
        assertThat(firstLine().reverted()).isTrue();
    }

    private static ImportRow row(Fold fold) {
        return fold.rows(IMPORT).iterator().next();
    }

    private ImportsTables.LineRow firstLine() {
        return fold().rows(LINE).stream()
                .filter(line -> line.number() == 1)
                .findFirst()
                .orElseThrow();
    }

    private Fold fold() {
        return Fold.of(new ImportsProjection(), story);
    }
}
