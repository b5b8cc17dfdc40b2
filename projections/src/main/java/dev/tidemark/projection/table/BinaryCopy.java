package dev.tidemark.projection.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Writes rows in PostgreSQL's binary COPY format.
final class BinaryCopy {
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int CHUNK = 1 << 16;
    private static final long EPOCH_SECOND_2000 = 946_684_800L;
    private static final long EPOCH_DAY_2000 = 10_957L;

    private final CopyIn copy;
    private byte[] buffer = new byte[CHUNK + 1024];
    private int length;

    private BinaryCopy(CopyIn copy) {
        this.copy = copy;
        System.arraycopy(HEADER, 0, buffer, 0, HEADER.length);
        length = HEADER.length;
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
    }

    /// @param sql `copy … from stdin (format binary)`
    static BinaryCopy into(Connection connection, String sql) throws SQLException {
        return new BinaryCopy(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql));
    }

    void row(int columns) throws SQLException {
        if (length >= CHUNK) {
            send();
        }
        raw2((short) columns);
    }

    /// @return how many rows the server took
    long end() throws SQLException {
        raw2((short) -1);
        send();
        return copy.endCopy();
    }

    /// Ends the COPY after a failure, so that the connection can be rolled back.
    void cancel() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    void nothing() {
        raw4(-1);
    }

    void uuid(UUID value) {
        raw4(16);
        raw8(value.getMostSignificantBits());
        raw8(value.getLeastSignificantBits());
    }

    void int8(long value) {
        raw4(8);
        raw8(value);
    }

    void int4(int value) {
        raw4(4);
        raw4(value);
    }

    void int2(short value) {
        raw4(2);
        raw2(value);
    }

    void bool(boolean value) {
        raw4(1);
        room(1)[length++] = (byte) (value ? 1 : 0);
    }

    void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        raw4(bytes.length);
        System.arraycopy(bytes, 0, room(bytes.length), length, bytes.length);
        length += bytes.length;
    }

    void date(LocalDate value) {
        int4(Math.toIntExact(value.toEpochDay() - EPOCH_DAY_2000));
    }

    void timestamp(Instant value) {
        long seconds = Math.subtractExact(value.getEpochSecond(), EPOCH_SECOND_2000);
        int8(Math.addExact(Math.multiplyExact(seconds, 1_000_000L), value.getNano() / 1_000));
    }

    private void raw2(short value) {
        SHORT.set(room(2), length, value);
        length += 2;
    }

    private void raw4(int value) {
        INT.set(room(4), length, value);
        length += 4;
    }

    private void raw8(long value) {
        LONG.set(room(8), length, value);
        length += 8;
    }

    private byte[] room(int bytes) {
        if (length + bytes > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + bytes));
        }
        return buffer;
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer, 0, length);
        length = 0;
    }
}
