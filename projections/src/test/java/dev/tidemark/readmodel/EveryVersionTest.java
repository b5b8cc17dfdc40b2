package dev.tidemark.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.impact.Versions;
import dev.tidemark.projection.table.SchemaCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every version against the tables that its changelog makes on a real PostgreSQL.
class EveryVersionTest {
    private static final ReadModelDatabase DATABASE = FilledDatabase.SHARED.database;
    private static final Path READ_MODELS = Path.of("src/main/java/dev/tidemark/readmodel");

    static List<Projection> projections() {
        return DATABASE.projections();
    }

    /// The folder says which version it is: `spending/v2`.
    static Stream<String> folders() throws IOException {
        try (var folders = Files.find(READ_MODELS, 2, (path, _) -> isVersion(path))) {
            return folders
                    .map(READ_MODELS::relativize)
                    .map(Path::toString)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static boolean isVersion(Path path) {
        return Files.isDirectory(path) && path.getFileName().toString().matches("v\\d+");
    }

    @ParameterizedTest
    @MethodSource("folders")
    void the_version_of_a_folder_is_found(String folder) {
        String[] names = folder.split("/v");
        var id = new ProjectionId(names[0], Integer.parseInt(names[1]));
        String because =
                "%s/%s needs a @Component that implements Projection, whose id() is %s, in that package"
                        .formatted(READ_MODELS, folder, id);

        assertThat(projections().stream().map(Projection::id)).as(because).contains(id);
        assertThat(Versions.all().stream().map(Projection::id)).as(because).contains(id);
        assertThat(DATABASE.views().stream().map(view -> view.id()))
                .as("%s needs a @Component that implements the questions", folder)
                .contains(id);
        assertThat(
                        projections().stream()
                                .filter(one -> one.id().equals(id))
                                .map(one -> one.getClass().getPackageName()))
                .as(because)
                .containsExactly("dev.tidemark.readmodel." + folder.replace('/', '.'));
    }

    @Test
    void every_version_is_in_a_folder_of_its_own() throws IOException {
        assertThat(folders()).hasSameSizeAs(projections()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("projections")
    void the_rows_of_the_fold_fit_the_tables(Projection projection) {
        assertThatCode(() ->
                        SchemaCheck.require(
                                new Database(DATABASE.dataSource()),
                                projection.id().schema(),
                                projection.tables()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("projections")
    void the_entities_of_a_version_fit_its_tables(Projection projection) {
        EntityCheck.require(DATABASE.dataSource(), projection.getClass());
    }

    @Test
    void no_column_has_a_time_without_zone_or_a_number_that_is_not_exact() {
        assertThat(
                        DATABASE.sql()
                                .sql(
                                        """
                                        select table_schema || '.' || table_name || '.' || column_name || ' ' || data_type
                                        from information_schema.columns
                                        where table_schema not in ('pg_catalog', 'information_schema')
                                            and table_name not like 'databasechangelog%'
                                            and data_type in ('timestamp without time zone', 'time without time zone',
                                                'time with time zone', 'real', 'double precision', 'money', 'json')
                                        """)
                                .query(String.class)
                                .list())
                .as("use timestamptz, bigint in minor units or numeric, and jsonb")
                .isEmpty();
    }
}
