package dev.tidemark.projection.verification;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row, or some columns of one, as text by column.
record Image(Map<String, @Nullable String> texts) {
    static Image of(List<String> columns, List<@Nullable String> texts) {
        Map<String, @Nullable String> image = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            image.put(columns.get(i), texts.get(i));
        }
        return new Image(image);
    }

    Image only(Collection<String> columns) {
        Map<String, @Nullable String> image = new LinkedHashMap<>();
        columns.forEach(column -> image.put(column, texts.get(column)));
        return new Image(image);
    }

    /// How many columns both have.
    long common(Image other) {
        return texts.keySet().stream().filter(other.texts::containsKey).count();
    }

    /// Whether no column that both have is different.
    boolean agrees(Image other) {
        return texts.keySet().stream()
                .filter(other.texts::containsKey)
                .allMatch(column -> isEqual(column, other));
    }

    boolean isEqual(String column, Image other) {
        return Objects.equals(texts.get(column), other.texts.get(column));
    }
}
