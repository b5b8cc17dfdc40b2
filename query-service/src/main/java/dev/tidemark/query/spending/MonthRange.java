package dev.tidemark.query.spending;

import dev.tidemark.query.http.Refused;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The months that a report is asked for, both ends included.
record MonthRange(YearMonth from, YearMonth to) {
    private static final int MOST_MONTHS = 120;

    MonthRange {
        long months = ChronoUnit.MONTHS.between(from, to) + 1;
        if (months < 1 || months > MOST_MONTHS) {
            throw Refused.parameter(
                    "from", "must not be after to, and at most " + MOST_MONTHS + " months");
        }
    }

    /// One `month`, or `from` .. `to`; what is not given ends with the current month, and begins
    /// where it ends.
    static MonthRange of(
            @Nullable YearMonth month,
            @Nullable YearMonth from,
            @Nullable YearMonth to,
            Supplier<YearMonth> current) {
        if (month != null && (from != null || to != null)) {
            throw Refused.parameter("month", "is given alone, without from and to");
        }
        YearMonth last = month == null ? to : month;
        YearMonth until = last == null ? current.get() : last;
        return new MonthRange(from == null ? until : from, until);
    }

    Stream<YearMonth> months() {
        return Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1));
    }
}
