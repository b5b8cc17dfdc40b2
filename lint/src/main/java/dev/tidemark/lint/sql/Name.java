package dev.tidemark.lint.sql;

import org.jspecify.annotations.Nullable;

/// The name of a table, index or the like.
///
/// @param schema as written, such as `${schema}`; null if the name stands alone
public record Name(@Nullable String schema, String text, int line) {
    public boolean isSame(Name other) {
        return text.equals(other.text)
                && (schema == null ? other.schema == null : schema.equals(other.schema));
    }

    @Override
    public String toString() {
        return schema == null ? text : schema + "." + text;
    }
}
