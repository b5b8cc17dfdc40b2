package dev.tidemark.query.spending;

import dev.tidemark.query.http.Read;
import dev.tidemark.query.http.Reads;
import dev.tidemark.query.http.Refused;
import dev.tidemark.query.http.Today;
import dev.tidemark.readmodel.spending.CategoryTotal;
import dev.tidemark.readmodel.spending.Spending;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/households/{household}/spending")
final class SpendingController {
    private static final int MOST_MONTHS = 120;

    private final Reads reads;
    private final Today today;

    SpendingController(Reads reads, Today today) {
        this.reads = reads;
        this.today = today;
    }

    /// @param months each of the range, those without transactions too
    record SpendingReport(YearMonth from, YearMonth to, List<MonthlySpending> months) {
        static SpendingReport of(YearMonth from, YearMonth to, List<CategoryTotal> totals) {
            List<MonthlySpending> months =
                    Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1))
                            .map(month -> MonthlySpending.of(month, totals))
                            .toList();
            return new SpendingReport(from, to, months);
        }
    }

    /// One `month`, or every month `from` .. `to`; without any, the current one.
    @GetMapping
    ResponseEntity<SpendingReport> spending(
            @PathVariable UUID household,
            @RequestParam(required = false) @Nullable YearMonth month,
            @RequestParam(required = false) @Nullable YearMonth from,
            @RequestParam(required = false) @Nullable YearMonth to,
            Read read) {
        if (month != null && (from != null || to != null)) {
            throw Refused.parameter("month", "is given alone, without from and to");
        }
        YearMonth last = Stream.of(month, to).filter(m -> m != null).findFirst().orElse(null);
        YearMonth until = last == null ? YearMonth.from(today.of(read)) : last;
        YearMonth since = from == null ? until : from;
        requireRange(since, until);
        return reads.answer(
                read,
                Spending.class,
                view -> SpendingReport.of(since, until, view.between(household, since, until)));
    }

    private static void requireRange(YearMonth from, YearMonth to) {
        long months = ChronoUnit.MONTHS.between(from, to) + 1;
        if (months < 1 || months > MOST_MONTHS) {
            throw Refused.parameter(
                    "from", "must not be after to, and at most " + MOST_MONTHS + " months");
        }
    }
}
