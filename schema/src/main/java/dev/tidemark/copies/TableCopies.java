package dev.tidemark.copies;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// Tables into files and back, over one connection; what is written together is one state if the
/// connection's transaction is a snapshot.
///
/// @param connection a transaction of it is open
public record TableCopies(Connection connection, Path directory) {
    private static final int BUFFER = 1 << 16;

    /// The tables of a schema, but for Liquibase's own.
    public List<String> tables(String schema) throws SQLException {
        return texts(
                """
                select c.relname from pg_class c
                where c.relnamespace = to_regnamespace(?) and c.relkind = 'r' and c.relname not like 'databasechangelog%'
                order by c.relname
                """,
                schema);
    }

    /// Writes one table.
    public CopiedTable write(String schema, String table) throws SQLException, IOException {
        List<String> columns = columns(schema, table);
        Path file = directory.resolve(CopiedTable.file(schema, table));
        MessageDigest digest = Checksum.digest();
        long rows;
        try (OutputStream out =
                new BufferedOutputStream(
                        new DigestOutputStream(WholeDirectory.create(file), digest), BUFFER)) {
            rows =
                    copies().copyOut(
                                    "copy %s.%s (%s) to stdout (format binary)"
                                            .formatted(schema, table, String.join(", ", columns)),
                                    out);
        }
        return new CopiedTable(
                schema, table, columns, rows, Files.size(file), Checksum.hex(digest));
    }

    /// What is computed from other columns is computed again.
    private List<String> columns(String schema, String table) throws SQLException {
        return texts(
                """
                select quote_ident(a.attname) from pg_attribute a
                where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                order by a.attnum
                """,
                schema + "." + table);
    }

    /// Adds the file's rows to the table.
    ///
    /// @throws GarbledCopy if they are fewer or more than were written
    public void load(CopiedTable table) throws SQLException, IOException {
        Path file = table.in(directory);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            long rows =
                    copies().copyIn(
                                    "copy %s from stdin (format binary)".formatted(table.target()),
                                    in,
                                    BUFFER);
            if (rows != table.rows()) {
                throw new GarbledCopy(
                        "%s has %d rows where %d were written".formatted(file, rows, table.rows()));
            }
        }
    }

    private CopyManager copies() throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private List<String> texts(String sql, String parameter) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, parameter);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
        }
        return List.copyOf(texts);
    }
}
