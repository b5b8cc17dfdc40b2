package dev.tidemark.documentation;

import dev.tidemark.event.json.EventCatalog;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.impact.Versions;
import dev.tidemark.projection.registry.VersionFiles;
import dev.tidemark.projection.registry.VersionSchema;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.store.Changelog;
import dev.tidemark.store.SchemaShape;
import dev.tidemark.store.StoreSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The pages in `docs` that are written from code.
class DocumentationTest {
    private final List<Projection> projections = Versions.all();

    @Test
    void the_database_schema_is_what_the_changelogs_make() throws SQLException, IOException {
        var address = TestDatabase.fresh();
        try (var migrator = TestDatabase.pool(address, "tidemark_migrator");
                var runner = TestDatabase.pool(address, "tidemark_runner");
                Connection connection = address.open()) {
            var schemas = new VersionSchema(migrator, new Database(runner));
            projections.forEach(one -> schemas.create(one, one.id().schema()));
            Golden.require("DATABASE_SCHEMA.md", schemaPage(connection).toString());
        }
    }

    private SchemaPage schemaPage(Connection connection) throws SQLException, IOException {
        List<String> contents = new ArrayList<>();
        StoreSchema.changelogs().forEach(changelog -> contents.add(changelog.schema()));
        contents.add("every-version");
        projections.forEach(projection -> contents.add(projection.id().schema()));
        var page = new SchemaPage(Golden.REWRITE).contents(contents);
        for (Changelog changelog : StoreSchema.changelogs()) {
            page.schema(
                    changelog.schema(),
                    "schema/src/main/resources/" + changelog.path(),
                    SchemaShape.of(connection, changelog.schema()),
                    ChangelogText.of(resource(changelog.path())));
        }
        Projection first = projections.getFirst();
        page.bookkeeping(SchemaShape.of(connection, first.id().schema()), tables(first));
        for (Projection projection : projections) {
            page.schema(
                    projection.id().schema(),
                    "projections/src/main/java/"
                            + VersionFiles.of(projection).path("changelog.sql"),
                    own(projection, SchemaShape.of(connection, projection.id().schema())),
                    ChangelogText.of(
                            VersionFiles.of(projection).text("changelog.sql").orElseThrow()));
        }
        return page;
    }

    private static SchemaShape own(Projection projection, SchemaShape shape) {
        return new SchemaShape(
                shape.tables().stream()
                        .filter(table -> tables(projection).contains(table.name()))
                        .toList(),
                shape.others());
    }

    private static Set<String> tables(Projection projection) {
        return projection.tables().stream()
                .map(TableDefinition::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String resource(String path) throws IOException {
        try (var stream = EventCatalog.class.getResourceAsStream("/" + path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void the_event_catalogue_is_the_contract() throws IOException {
        Golden.require("EVENTS.md", new EventPage(Golden.REWRITE, projections).toString());
    }
}
