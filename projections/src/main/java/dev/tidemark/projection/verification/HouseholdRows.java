package dev.tidemark.projection.verification;

import dev.tidemark.projection.verification.Rows.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rows that two builds do not have alike, within a household.
final class HouseholdRows {
    private final Pair pair;
    private final UUID household;
    private final List<Difference> differences = new ArrayList<>();

    private HouseholdRows(Pair pair, UUID household) {
        this.pair = pair;
        this.household = household;
    }

    static List<Difference> differences(Pair pair, UUID household, List<Row> from, List<Row> to) {
        var rows = new HouseholdRows(pair, household);
        rows.compare(rows.byKey(from), rows.byKey(to));
        return rows.differences;
    }

    /// A key that is not unique has several rows.
    private Map<Image, List<Image>> byKey(List<Row> rows) {
        Map<Image, List<Image>> byKey = new LinkedHashMap<>();
        for (Row row : rows) {
            Image image = Image.of(pair.columns(), row.texts());
            byKey.computeIfAbsent(image.only(pair.key()), _ -> new ArrayList<>()).add(image);
        }
        return byKey;
    }

    private void compare(Map<Image, List<Image>> from, Map<Image, List<Image>> to) {
        from.forEach((key, rows) -> {
            List<Image> others = to.remove(key);
            unlike(key, rows, others == null ? List.of() : others);
        });
        to.forEach((key, rows) -> unlike(key, List.of(), rows));
    }

    private void unlike(Image key, List<Image> from, List<Image> to) {
        List<Image> fromOnly = without(from, to);
        List<Image> toOnly = without(to, from);
        for (int i = 0; i < Math.max(fromOnly.size(), toOnly.size()); i++) {
            differences.add(difference(key, at(fromOnly, i), at(toOnly, i)));
        }
    }

    /// Each of the others takes one equal row away.
    private static List<Image> without(List<Image> rows, List<Image> others) {
        List<Image> left = new ArrayList<>(rows);
        others.forEach(left::remove);
        return left;
    }

    private static @Nullable Image at(List<Image> rows, int index) {
        return index < rows.size() ? rows.get(index) : null;
    }

    private Difference difference(Image key, @Nullable Image from, @Nullable Image to) {
        List<String> columns =
                pair.otherColumns().stream()
                        .filter(column -> from == null || to == null || !from.isEqual(column, to))
                        .toList();
        var values = new Difference.Values(texts(from), texts(to));
        return new Difference(pair.name(), household, key.texts(), columns, values, List.of(), 0);
    }

    private static @Nullable Map<String, @Nullable String> texts(@Nullable Image image) {
        return image == null ? null : image.texts();
    }
}
