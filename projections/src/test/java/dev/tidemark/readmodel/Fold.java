package dev.tidemark.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.projection.Keys;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.Table;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.Tables;
import dev.tidemark.projection.table.RowCache;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A projection over rows in memory, through the runner's own row cache. Folding the same events
/// anew must give the same rows, and every row that is touched must have been named by
/// [Projection#keys]: both are checked each time.
public final class Fold {
    private static final ClassValue<List<Method>> ACCESSORS =
            new ClassValue<>() {
                @Override
                protected List<Method> computeValue(Class<?> type) {
                    return Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getAccessor)
                            .peek(accessor -> accessor.setAccessible(true))
                            .toList();
                }
            };

    private final Projection projection;
    private final RowCache cache;
    private int changes;

    private Fold(Projection projection) {
        this.projection = projection;
        this.cache = new RowCache(projection.tables(), projection.id().schema());
    }

    public static Fold of(Projection projection, Story story) {
        return of(projection, story.events());
    }

    public static Fold of(Projection projection, List<EventEnvelope> events) {
        Fold fold = once(projection, events);
        assertThat(once(projection, events).all()).isEqualTo(fold.all());
        return fold;
    }

    private static Fold once(Projection projection, List<EventEnvelope> events) {
        var fold = new Fold(projection);
        events.forEach(fold::apply);
        return fold;
    }

    public void apply(EventEnvelope event) {
        Set<Record> named = new HashSet<>();
        projection.keys(
                event,
                new Keys() {
                    @Override
                    public <K extends Record> void add(TableDefinition<K, ?> table, K key) {
                        named.add(key);
                    }
                });
        projection.on(event, new Watched(cache.of(event.household()), named));
    }

    /// How many rows were written or deleted so far.
    public int changes() {
        return changes;
    }

    public Map<TableDefinition<?, ?>, Set<Record>> all() {
        Map<TableDefinition<?, ?>, Set<Record>> all = new LinkedHashMap<>();
        projection.tables().forEach(table -> all.put(table, Set.copyOf(cache.rows(table))));
        return all;
    }

    public <R extends Record> List<R> rows(TableDefinition<?, R> table) {
        return cache.rows(table);
    }

    /// The rows of a table as column values, for tests that do not see the version's records.
    public List<Map<String, Object>> rows(String table) {
        return all().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(table))
                .flatMap(entry -> entry.getValue().stream())
                .map(Fold::values)
                .toList();
    }

    static Map<String, Object> values(Record row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Method accessor : ACCESSORS.get(row.getClass())) {
            values.put(accessor.getName(), value(accessor, row));
        }
        return values;
    }

    private static Object value(Method accessor, Record row) {
        try {
            return accessor.invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Watched implements Tables {
        private final Tables tables;
        private final Set<Record> named;

        Watched(Tables tables, Set<Record> named) {
            this.tables = tables;
            this.named = named;
        }

        @Override
        public <K extends Record, R extends Record> Table<K, R> of(TableDefinition<K, R> table) {
            return new WatchedTable<>(table, tables.of(table), named);
        }
    }

    private final class WatchedTable<K extends Record, R extends Record> implements Table<K, R> {
        private final TableDefinition<K, R> definition;
        private final Table<K, R> table;
        private final Set<Record> named;

        WatchedTable(TableDefinition<K, R> definition, Table<K, R> table, Set<Record> named) {
            this.definition = definition;
            this.table = table;
            this.named = named;
        }

        @Override
        public void insert(R row) {
            changes++;
            table.insert(row);
        }

        @Override
        public R get(K key) {
            requireNamed(key);
            return table.get(key);
        }

        @Override
        public void put(R row) {
            changes++;
            requireNamed(key(definition.key(), values(row)));
            table.put(row);
        }

        @Override
        public void delete(K key) {
            changes++;
            requireNamed(key);
            table.delete(key);
        }

        private void requireNamed(Record key) {
            if (!named.contains(key)) {
                throw new AssertionError(projection.id() + ": keys() does not name " + key);
            }
        }
    }

    private static <K extends Record> K key(Class<K> type, Map<String, Object> values) {
        Object[] arguments =
                ACCESSORS.get(type).stream().map(name -> values.get(name.getName())).toArray();
        try {
            @SuppressWarnings("unchecked")
            var constructor = (Constructor<K>) type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
