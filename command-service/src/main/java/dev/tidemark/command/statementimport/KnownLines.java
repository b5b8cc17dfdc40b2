package dev.tidemark.command.statementimport;

import dev.tidemark.event.StatementEvent.StatementLine;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Finds what an account's new lines could be duplicates of.
@Component
class KnownLines {
    private final JdbcTemplate jdbc;

    KnownLines(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Everything of these days, and what carries one of these keys or references on any day.
    List<KnownLine> around(
            UUID household,
            UUID account,
            List<StatementLine> lines,
            Collection<String> references) {
        if (lines.isEmpty()) {
            return List.of();
        }
        List<LocalDate> days =
                lines.stream()
                        .map(StatementLine::bookedOn)
                        .sorted(Comparator.naturalOrder())
                        .toList();
        String[] keys = lines.stream().map(StatementLine::key).distinct().toArray(String[]::new);
        return jdbc.query(
                """
                select transaction_id, booked_on, amount, bank_reference, line_key from lookup.statement_line
                where household = ? and account = ?
                    and (booked_on between ? and ? or line_key = any (?) or bank_reference = any (?))
                order by booked_on, transaction_id\
                """,
                (row, _) ->
                        new KnownLine(
                                row.getObject(1, UUID.class),
                                row.getObject(2, LocalDate.class),
                                row.getLong(3),
                                row.getString(4),
                                row.getString(5)),
                household,
                account,
                days.getFirst(),
                days.getLast(),
                keys,
                references.toArray(String[]::new));
    }
}
