package dev.tidemark.readmodel;

import dev.tidemark.event.AccountEvent;
import dev.tidemark.event.CategoryEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.TransactionEvent;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.table.RowCache;
import dev.tidemark.projection.table.TableColumns;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Every version's tables with what its fold makes of a few histories, and copies of it under the
/// ids of other households: each table has 20,000 rows or more, of 100 households or more. Indexes
/// are made once the rows are there, as in a build.
final class FilledDatabase {
    private static final int STORIES = 2;
    private static final int STEPS = 500;
    private static final int COPIES = 49;
    private static final int ROWS = 20_000;

    static final FilledDatabase SHARED = new FilledDatabase();

    final ReadModelDatabase database = ReadModelDatabase.withoutIndexes();
    final Questions questions;

    private FilledDatabase() {
        for (long seed = 1; seed < STORIES; seed++) {
            keep(RandomHistory.story(seed, STEPS));
        }
        Story asked = RandomHistory.story(0, STEPS);
        UUID statementImport = uploads(asked);
        keep(asked);
        questions = questions(asked, statementImport);
        database.projections().forEach(this::multiply);
        database.addIndexes();
        database.secure();
        database.projections().forEach(this::analyze);
    }

    private static UUID uploads(Story story) {
        var statements = new Statements(story, first(story, AccountEvent.AccountOpened.class));
        statements.uploads();
        return statements.id;
    }

    private void keep(Story story) {
        for (Projection projection : database.projections()) {
            var cache = new RowCache(projection.tables(), projection.id().schema());
            story.events().forEach(event -> projection.on(event, cache.of(event.household())));
            try (Connection connection = database.open()) {
                cache.use(connection);
                cache.flush();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void multiply(Projection projection) {
        for (TableDefinition<?, ?> table : projection.tables()) {
            String name = projection.id().schema() + "." + table.name();
            String others =
                    TableColumns.of(table).all().stream()
                            .filter(column -> !column.equals("household"))
                            .collect(Collectors.joining(", "));
            String separator = others.isEmpty() ? "" : ", ";
            database.sql()
                    .sql(
                            """
                            insert into %1$s (household%2$s)
                            select md5(household::text || n)::uuid%2$s from %1$s,
                                generate_series(1, greatest(%3$d, %4$d / (select count(*) from %1$s))) n
                            """
                                    .formatted(name, separator + others, COPIES, ROWS))
                    .update();
        }
    }

    private void analyze(Projection projection) {
        for (TableDefinition<?, ?> table : projection.tables()) {
            database.sql()
                    .sql("vacuum analyze " + projection.id().schema() + "." + table.name())
                    .update();
        }
    }

    private static Questions questions(Story story, UUID statementImport) {
        return new Questions(
                Map.of(
                        "household",
                        story.household,
                        "member",
                        story.anna,
                        "account",
                        first(story, AccountEvent.AccountOpened.class),
                        "category",
                        first(story, CategoryEvent.CategoryCreated.class),
                        "transaction",
                        first(story, TransactionEvent.ExpenseRecorded.class),
                        "statementImport",
                        statementImport));
    }

    private static UUID first(Story story, Class<? extends Event> event) {
        return story.events().stream()
                .filter(one -> event.isInstance(one.event()))
                .findFirst()
                .orElseThrow()
                .aggregate();
    }
}
