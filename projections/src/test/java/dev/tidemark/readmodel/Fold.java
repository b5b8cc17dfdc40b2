package dev.tidemark.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.Table;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.Tables;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A projection over rows in memory. Folding the same events anew must give the same rows, which is
/// checked each time.
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
    private final Map<TableDefinition<?, ?>, Map<Record, Record>> rows = new LinkedHashMap<>();
    private int changes;

    private Fold(Projection projection) {
        this.projection = projection;
        projection.tables().forEach(table -> rows.put(table, new LinkedHashMap<>()));
    }

    public static Fold of(Projection projection, Story story) {
        return of(projection, story.events());
    }

    public static Fold of(Projection projection, List<EventEnvelope> events) {
        Fold fold = once(projection, events);
        assertThat(once(projection, events).rows).isEqualTo(fold.rows);
        return fold;
    }

    private static Fold once(Projection projection, List<EventEnvelope> events) {
        var fold = new Fold(projection);
        events.forEach(fold::apply);
        return fold;
    }

    public void apply(EventEnvelope event) {
        projection.on(event, new InMemory(event.household()));
    }

    /// How many rows were written or deleted so far.
    public int changes() {
        return changes;
    }

    public Map<TableDefinition<?, ?>, Map<Record, Record>> all() {
        return rows;
    }

    @SuppressWarnings("unchecked")
    public <R extends Record> Collection<R> rows(TableDefinition<?, R> table) {
        return (Collection<R>) rows.get(table).values();
    }

    /// The rows of a table as column values, for tests that do not see the version's records.
    public List<Map<String, Object>> rows(String table) {
        return rows.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(table))
                .flatMap(entry -> entry.getValue().values().stream())
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

    private final class InMemory implements Tables {
        private final UUID household;

        InMemory(UUID household) {
            this.household = household;
        }

        @Override
        public <K extends Record, R extends Record> Table<K, R> of(TableDefinition<K, R> table) {
            return new InMemoryTable<>(table, rows.get(table), household);
        }
    }

    private final class InMemoryTable<K extends Record, R extends Record> implements Table<K, R> {
        private final TableDefinition<K, R> table;
        private final Map<Record, Record> kept;
        private final UUID household;

        InMemoryTable(TableDefinition<K, R> table, Map<Record, Record> kept, UUID household) {
            this.table = table;
            this.kept = kept;
            this.household = household;
        }

        @Override
        public void insert(R row) {
            if (kept.containsKey(own(row))) {
                throw new AssertionError("inserted twice into " + table.name() + ": " + row);
            }
            put(row);
        }

        @Override
        @SuppressWarnings("unchecked")
        public R get(K key) {
            return (R) kept.get(key);
        }

        @Override
        public void put(R row) {
            changes++;
            kept.put(own(row), row);
        }

        @Override
        public void delete(K key) {
            changes++;
            kept.remove(key);
        }

        private K own(R row) {
            Map<String, Object> values = values(row);
            if (!household.equals(values.get("household"))) {
                throw new AssertionError("of another household: " + row);
            }
            return key(table.key(), values);
        }
    }
}
