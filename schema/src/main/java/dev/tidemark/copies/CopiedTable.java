package dev.tidemark.copies;

import java.nio.file.Path;
import java.util.List;

/// One table as it was written into a file.
///
/// @param columns in the order of the file
/// @param sha256 of the file, in hexadecimal
public record CopiedTable(
        String schema, String table, List<String> columns, long rows, long bytes, String sha256) {

    Path in(Path directory) {
        return directory.resolve(file(schema, table));
    }

    static String file(String schema, String table) {
        return schema + "." + table + ".copy";
    }

    String target() {
        return "%s.%s (%s)".formatted(schema, table, String.join(", ", columns));
    }

    /// Reads the whole file.
    ///
    /// @throws GarbledCopy if it is not what was written
    public void requireUnharmed(Path directory) {
        Checksum.requireEqual(in(directory), bytes, sha256);
    }
}
