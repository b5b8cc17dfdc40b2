package dev.tidemark.readmodel;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.embedded.testing.TestServers;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.View;
import dev.tidemark.projection.checkpoint.Bookkeeping;
import dev.tidemark.projection.registry.RowSecurity;
import dev.tidemark.store.Changelog;
import dev.tidemark.store.StoreSchema;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A database with the tables of every version, and the views over it. Rows come from a [Fold].
public final class ReadModelDatabase implements AutoCloseable {
    private final AnnotationConfigApplicationContext context;
    private final JdbcClient jdbc;

    private ReadModelDatabase(AnnotationConfigApplicationContext context) {
        this.context = context;
        jdbc = context.getBean(JdbcClient.class);
    }

    public static ReadModelDatabase create() {
        return create("");
    }

    /// Without what a build makes once its rows are there, until [#addIndexes].
    static ReadModelDatabase withoutIndexes() {
        return create("!after-build");
    }

    private static ReadModelDatabase create(String labels) {
        DatabaseAddress address = TestServers.newDatabase();
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(DatabaseAddress.class, () -> address);
        context.register(ReadModelContext.class);
        context.refresh();
        var database = new ReadModelDatabase(context);
        database.with(StoreSchema::upgrade);
        database.upgrade(labels);
        return database;
    }

    void addIndexes() {
        upgrade("");
    }

    private void upgrade(String labels) {
        with(connection ->
                projections().forEach(one -> changelog(one).upgradeOnly(connection, labels)));
    }

    private void with(Consumer<Connection> work) {
        try (Connection connection = open()) {
            work.accept(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Changelog changelog(Projection projection) {
        String folder = projection.getClass().getPackageName().replace('.', '/');
        return new Changelog(folder + "/changelog.sql", projection.id().schema(), Map.of());
    }

    public Connection open() throws SQLException {
        return context.getBean(DatabaseAddress.class).open();
    }

    public JdbcClient sql() {
        return jdbc;
    }

    /// Keeps what every projection makes of the story.
    public void keep(Story story) {
        inTransaction(() -> {
            projections().forEach(projection -> keep(projection, Fold.of(projection, story)));
            return story;
        });
    }

    private void keep(Projection projection, Fold fold) {
        fold.all()
                .forEach((table, rows) ->
                        rows.forEach(row -> insert(projection, table.name(), row)));
    }

    private void insert(Projection projection, String table, Record row) {
        Map<String, Object> values = Fold.values(row);
        values.values().removeIf(value -> value == null);
        String columns =
                values.keySet().stream()
                        .map(ReadModelDatabase::column)
                        .collect(Collectors.joining(", "));
        String marks = values.keySet().stream().map(_ -> "?").collect(Collectors.joining(", "));
        jdbc.sql(
                        "insert into %s.%s (%s) values (%s)"
                                .formatted(projection.id().schema(), table, columns, marks))
                .params(values.values().stream().map(ReadModelDatabase::parameter).toList())
                .update();
    }

    private static String column(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static Object parameter(Object value) {
        return switch (value) {
            case Enum<?> constant -> constant.name();
            case Instant instant -> OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
            default -> value;
        };
    }

    /// Asks the newest version of a view in a transaction.
    public <V extends View, T> Optional<T> one(Class<V> view, Function<V, Optional<T>> question) {
        return ask(view, question);
    }

    public <V extends View, T> List<T> list(Class<V> view, Function<V, List<T>> question) {
        return ask(view, question);
    }

    /// Asks one version of a view in a transaction.
    public <V extends View, T> T ask(ProjectionId id, Class<V> view, Function<V, T> question) {
        V version =
                context.getBeansOfType(view).values().stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        return ask(version, question);
    }

    private <V extends View, T> T ask(Class<V> view, Function<V, T> question) {
        V newest =
                context.getBeansOfType(view).values().stream()
                        .max(Comparator.comparing(version -> version.id().version()))
                        .orElseThrow();
        return ask(newest, question);
    }

    private <V extends View, T> T ask(V version, Function<V, T> question) {
        return inTransaction(() -> question.apply(version));
    }

    <T> T inTransaction(Supplier<T> work) {
        var manager = new JpaTransactionManager(context.getBean(EntityManagerFactory.class));
        return new TransactionTemplate(manager).execute(_ -> work.get());
    }

    /// Does for the tables of every version what their engine does beside the changelog.
    void secure() {
        with(connection -> projections().forEach(one -> secure(connection, one.id().schema())));
    }

    private static void secure(Connection connection, String schema) {
        try {
            Bookkeeping.create(connection, schema);
            RowSecurity.enable(connection, schema);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// In a transaction of the role that answers, which has named a household.
    <T> T asReader(UUID household, Supplier<T> work) {
        return inTransaction(() -> {
            jdbc.sql("set local role tidemark_query").update();
            jdbc.sql("select set_config('tidemark.household', ?::text, true)")
                    .param(household)
                    .query(_ -> {});
            return work.get();
        });
    }

    /// The views of every version.
    List<View> views() {
        return List.copyOf(context.getBeansOfType(View.class).values());
    }

    DataSource dataSource() {
        return context.getBean(DataSource.class);
    }

    public List<Projection> projections() {
        return List.copyOf(context.getBeansOfType(Projection.class).values());
    }

    @Override
    public void close() {
        context.close();
    }
}
