package dev.tidemark.cli.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.cli.terminal.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Versions that are begun in a copy of this checkout's read models.
class NewVersionTest {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final YearMonth MONTH = YearMonth.of(2027, 2);

    @TempDir Path home;
    private SourceTree tree;

    @BeforeEach
    void copy() throws IOException {
        tree = new SourceTree(home);
        for (var source : List.of("main", "test")) {
            copy(Path.of("projections/src", source, "java/dev/tidemark/readmodel"));
        }
    }

    private void copy(Path folder) throws IOException {
        try (var files = Files.walk(REPOSITORY.resolve(folder))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = home.resolve(REPOSITORY.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private NewVersion begin(String readModel) {
        return NewVersion.write(tree, readModel, "Anna", MONTH);
    }

    private String text(Path file) throws IOException {
        return Files.readString(tree.resolve(file));
    }

    @Test
    void the_newest_version_and_its_spec_come_under_the_next_number_and_nothing_names_the_old()
            throws IOException {
        var version = begin("spending");

        assertThat(version.number()).isEqualTo(version.old() + 1);
        assertThat(version.files())
                .contains(
                        SourceTree.main("spending", version.number())
                                .resolve("SpendingProjection.java"),
                        SourceTree.test("spending", version.number())
                                .resolve("SpendingProjectionTest.java"));
        var old = version.old();
        for (var file : version.files()) {
            assertThat(text(file))
                    .as(file.toString())
                    .doesNotContainPattern("spending(\\.v|_v|\", )%d\\b".formatted(old))
                    .doesNotContainPattern("\\w+V%d\\b".formatted(old));
        }
        var folder = SourceTree.main("spending", version.number());
        assertThat(text(folder.resolve("SpendingProjection.java")))
                .contains("new ProjectionId(\"spending\", %d)".formatted(version.number()));
        assertThat(text(folder.resolve("SpendingRepository.java")))
                .contains("from SpendingV%d".formatted(version.number()));
    }

    @Test
    void its_head_is_to_be_filled_in_and_it_agrees_on_everything_with_the_version_before()
            throws IOException {
        var folder = SourceTree.main("spending", begin("spending").number());

        assertThat(text(folder.resolve("changelog.sql")))
                .startsWith(
                        "--liquibase formatted sql\n-- Author: Anna, 2027-02\n-- Purpose: as version ")
                .containsOnlyOnce("-- Risk:")
                .containsOnlyOnce("-- Estimated run time:");
        assertThat(text(folder.resolve("package-info.java")))
                .contains("Say here why it exists")
                .contains("@NullMarked\npackage dev.tidemark.readmodel.spending.v");
        assertThat(text(folder.resolve("compare.old.sql")))
                .isEqualTo(text(folder.resolve("compare.new.sql")))
                .startsWith("-- Declared differences: none as yet.")
                .contains("select * from ${schema}.spending;", "select * from ${schema}.category;");
    }

    @Test
    void it_is_compared_table_by_table() throws IOException {
        var folder = SourceTree.main("balances", begin("balances").number());

        assertThat(text(folder.resolve("compare.new.sql")))
                .contains(
                        """
                        -- name: delta
                        -- key: household, grain, starts_on, account
                        select * from ${schema}.delta;
                        """);
    }

    @Test
    void each_read_model_can_have_another_version() {
        for (var readModel : List.of("balances", "household", "imports", "ledger", "spending")) {
            assertThat(begin(readModel).files()).hasSizeGreaterThan(6);
        }
    }

    @Test
    void what_is_in_the_way_is_named_and_nothing_is_written() throws IOException {
        int next = tree.newest("spending") + 1;
        Files.createDirectories(tree.resolve(SourceTree.test("spending", next)));

        assertThatThrownBy(() -> begin("spending"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("readmodel/spending/v%d exists", next);
        assertThat(tree.resolve(SourceTree.main("spending", next))).doesNotExist();
    }

    @Test
    void there_must_be_sources_and_such_a_read_model(@TempDir Path elsewhere) {
        assertThatThrownBy(() -> begin("weather"))
                .hasMessageContaining("There is no read model 'weather'. There are: balances");
        assertThatThrownBy(() -> new SourceTree(elsewhere).newest("spending"))
                .hasMessageContaining("is no checkout of the sources");
    }
}
