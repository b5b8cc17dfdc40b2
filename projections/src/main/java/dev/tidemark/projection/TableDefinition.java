package dev.tidemark.projection;

/// A table of a version. Columns are the components of `row` in snake case; the primary key is the
/// components of `key`, which `row` repeats by name and type. The first key component is `UUID
/// household`.
///
/// Component types: `UUID`, `long`, `int`, `short`, `boolean`, `String`, `LocalDate`, `Instant`,
/// enums (as text), and their nullable boxed forms.
///
/// @param name of the table within the version's schema
public record TableDefinition<K extends Record, R extends Record>(
        String name, Class<K> key, Class<R> row) {}
