package dev.tidemark.projection.verification;

import java.util.List;

/// A query over the build that answers, and one over the candidate, that must return the same rows.
///
/// @param key columns that tell rows apart within a household; all of them if none are declared
/// @param columns besides the household
/// @param from over the build that answers, `to` over the candidate
record Pair(String name, List<String> key, List<String> columns, Question from, Question to) {
    List<String> otherColumns() {
        return columns.stream().filter(column -> !key.contains(column)).toList();
    }
}
