package dev.tidemark.store;

import dev.tidemark.store.SchemaShape.Column;
import dev.tidemark.store.SchemaShape.Part;
import dev.tidemark.store.SchemaShape.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What differs between a schema as it stands and as its changelog makes it: a sentence for each
/// column, key, check, index and trigger, with the SQL of what should be there, and for each
/// sequence, function and type. Comments and the order of columns do not count.
public final class SchemaDifferences {
    private final List<String> sentences = new ArrayList<>();

    private SchemaDifferences() {}

    /// @param made by the changelog
    public static List<String> between(SchemaShape live, SchemaShape made) {
        var differences = new SchemaDifferences();
        compare(
                live.tables(),
                made.tables(),
                Table::name,
                strange -> differences.say("table %s is in no changeset", strange.name()),
                missing -> differences.say("table %s is missing", missing.name()),
                differences::compare);
        compare(
                live.others(),
                made.others(),
                other -> other,
                strange -> differences.say("%s is in no changeset", strange),
                missing -> differences.say("%s is missing", missing),
                (_, _) -> {});
        return List.copyOf(differences.sentences);
    }

    private void compare(Table live, Table made) {
        String table = made.name();
        compare(
                live.columns(),
                made.columns(),
                Column::name,
                strange -> say("column %s.%s is in no changeset", table, sql(strange)),
                missing -> say("column %s.%s is missing", table, sql(missing)),
                (one, other) -> {
                    if (!sql(one).equals(sql(other))) {
                        say("column %s.%s should be %s", table, sql(one), sql(other));
                    }
                });
        compare(
                live.parts(),
                made.parts(),
                SchemaDifferences::named,
                strange -> say("%s on %s is in no changeset", named(strange), table),
                missing ->
                        say("%s on %s is missing: %s", named(missing), table, missing.definition()),
                (one, other) -> {
                    if (!one.equals(other)) {
                        say(
                                "%s on %s is %s and should be %s",
                                named(other), table, one.definition(), other.definition());
                    }
                });
    }

    private static <T> void compare(
            List<T> live,
            List<T> made,
            Function<T, String> name,
            Consumer<T> strange,
            Consumer<T> missing,
            BiConsumer<T, T> both) {
        Map<String, T> found = live.stream().collect(Collectors.toMap(name, one -> one));
        for (T wanted : made) {
            T there = found.remove(name.apply(wanted));
            if (there == null) {
                missing.accept(wanted);
            } else {
                both.accept(there, wanted);
            }
        }
        live.stream().filter(one -> found.containsKey(name.apply(one))).forEach(strange);
    }

    private static String named(Part part) {
        return part.kind() + " " + part.name();
    }

    private static String sql(Column column) {
        return column.name() + " " + column.definition();
    }

    private void say(String sentence, Object... names) {
        sentences.add(sentence.formatted(names));
    }
}
