package dev.tidemark.projection.table;

import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.database.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// What a table holds, in short: SHA-256 over all columns of all rows in key order.
public record Fingerprint(long rows, String sha256) {
    /// Part of a transaction, so that the rows are read bit by bit.
    public static Fingerprint of(Database database, String schema, TableDefinition<?, ?> table) {
        String key =
                new TableMapping<>(table)
                        .keyColumns.stream().map(Column::name).collect(Collectors.joining(", "));
        MessageDigest digest = newDigest();
        long[] rows = {0};
        database.sql()
                .sql("select t::text from %s.%s t order by %s".formatted(schema, table.name(), key))
                .withFetchSize(2_000)
                .query(row -> {
                    rows[0]++;
                    digest.update(row.getString(1).getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) '\n');
                });
        return new Fingerprint(rows[0], HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
