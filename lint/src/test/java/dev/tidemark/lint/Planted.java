package dev.tidemark.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A changelog as a developer would write it, in a scratch folder.
///
/// @param text after the head
record Planted(boolean isVersion, String text) {
    static final String HEAD =
            """
            --liquibase formatted sql
            -- Author: Tidemark, 2026-11
            -- Purpose: to be looked at
            -- Risk: none
            -- Estimated run time: under 1 s
            """;

    /// What a version's folder has beside its changelog.
    private static final String JAVA =
            """
            final class SpendingTables {
                static final TableDefinition<SpendingKey, SpendingRow> SPENDING =
                        new TableDefinition<>("spending", SpendingKey.class, SpendingRow.class);

                record SpendingKey(UUID household, LocalDate month) {}

                record SpendingRow(UUID household, LocalDate month, long total, String seenBy) {}
            }
            """;

    private static final String VIEW =
            """
            final class SpendingView {
                @Id private UUID seenBy;

                List<Long> of(UUID household, LocalDate month) {
                    return sql("select total from spending_v3.spending where household = ? and month = ?");
                }
            }
            """;

    static Planted inVersion(String text) {
        return new Planted(true, text);
    }

    static Planted inStore(String text) {
        return new Planted(false, text);
    }

    /// As [#text], below a head.
    Path write(Path scratch) throws IOException {
        return write(scratch, HEAD);
    }

    Path write(Path scratch, String head) throws IOException {
        Path folder = scratch.resolve(isVersion ? "spending/v3" : "db");
        Files.createDirectories(folder);
        if (isVersion) {
            Files.writeString(folder.resolve("SpendingTables.java"), JAVA);
            Files.writeString(folder.resolve("SpendingView.java"), VIEW);
        }
        return Files.writeString(
                folder.resolve(isVersion ? "changelog.sql" : "event_store.sql"), head + text);
    }
}
