package dev.tidemark.projection.verification;

import dev.tidemark.projection.verification.NamedQueries.Query;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;

/// A query of a file, asked of one build in its snapshot.
record Question(Side side, String file, Query query) {
    private static final int FETCH = 2_000;

    /// A column of the answer.
    record Column(String name, String type) {}

    List<Column> columns() {
        String sql = "select * from (%s) q limit 0".formatted(sql());
        ResultSetExtractor<List<Column>> shape = rows -> columns(rows.getMetaData());
        return guarded(() -> side.snapshot().sql().sql(sql).query(shape));
    }

    private static List<Column> columns(ResultSetMetaData shape) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= shape.getColumnCount(); i++) {
            columns.add(new Column(shape.getColumnLabel(i), shape.getColumnTypeName(i)));
        }
        return columns;
    }

    /// @return the names of its columns besides the household's
    /// @throws CannotCompare if it does not begin with the household
    List<String> columnsOfHousehold() {
        List<Column> columns = columns();
        if (columns.isEmpty() || !columns.getFirst().equals(new Column("household", "uuid"))) {
            throw CannotCompare.invalid(
                    file,
                    "the first column of query '%s' must be 'household', a uuid."
                            .formatted(query.name()));
        }
        return columns.stream().skip(1).map(Column::name).toList();
    }

    /// Streams the rows of a query over this one; to be closed.
    ///
    /// @param over with `%s` where this query belongs
    <T> Stream<T> stream(String over, RowMapper<T> row, Object... parameters) {
        return stream(FETCH, over, row, parameters);
    }

    /// @param fetch how many rows the server makes at a time
    <T> Stream<T> stream(int fetch, String over, RowMapper<T> row, Object... parameters) {
        return guarded(() ->
                side
                        .snapshot()
                        .sql()
                        .sql(over.formatted(sql()))
                        .withFetchSize(fetch)
                        .params(parameters)
                        .query(row)
                        .stream());
    }

    /// @throws CannotCompare if the row is of none
    UUID household(ResultSet row) throws SQLException {
        UUID household = row.getObject(1, UUID.class);
        if (household == null) {
            throw CannotCompare.invalid(
                    file,
                    "query '%s' over %s returns a row whose household is null."
                            .formatted(query.name(), side.schema()));
        }
        return household;
    }

    private String sql() {
        return query.in(side.schema());
    }

    /// A query that is wrong is the file's fault and waits for a person; anything else may be tried
    /// again. What the server says may repeat values, so its code alone is told.
    private <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException sql && isOfQuery(sql)) {
                throw CannotCompare.invalid(
                        file,
                        "query '%s' fails over %s with SQLSTATE %s."
                                .formatted(query.name(), side.schema(), sql.getSQLState()));
            }
            throw e;
        }
    }

    private static boolean isOfQuery(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("42") || state.startsWith("22") || state.startsWith("21");
    }
}
