package dev.tidemark.lint.sql;

import java.util.List;

/// A column as it is written.
///
/// @param type in lower case, words separated by a space, for example `varchar(64)`
/// @param constraints those that are written at the column; their columns are this one
/// @param computed `generated always as (..)` of other columns; an identity column is not
public record Column(
        String name,
        String type,
        boolean notNull,
        boolean hasDefault,
        boolean identity,
        boolean computed,
        List<Token> defaultValue,
        List<Constraint> constraints,
        int line) {}
