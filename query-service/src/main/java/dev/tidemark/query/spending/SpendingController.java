package dev.tidemark.query.spending;

import dev.tidemark.event.Money;
import dev.tidemark.query.http.Read;
import dev.tidemark.query.http.Reads;
import dev.tidemark.query.http.Superseded;
import dev.tidemark.query.http.Today;
import dev.tidemark.readmodel.spending.CategoryTotal;
import dev.tidemark.readmodel.spending.NetPerMonth;
import dev.tidemark.readmodel.spending.Spending;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
    private final Reads reads;
    private final Today today;

    SpendingController(Reads reads, Today today) {
        this.reads = reads;
        this.today = today;
    }

    /// @param months each of the range, those without transactions too
    record SpendingReport(YearMonth from, YearMonth to, List<MonthlySpending> months)
            implements NetPerMonth {
        static SpendingReport of(MonthRange range, List<CategoryTotal> totals) {
            List<MonthlySpending> months =
                    range.months().map(month -> MonthlySpending.of(month, totals)).toList();
            return new SpendingReport(range.from(), range.to(), months);
        }

        @Override
        public Map<YearMonth, List<Money>> net() {
            return months.stream()
                    .collect(Collectors.toMap(MonthlySpending::month, MonthlySpending::net));
        }
    }

    /// One `month`, or every month `from` .. `to`; without any, the current one.
    @GetMapping
    @Superseded(
            by = "/api/v2/households/{household}/spending",
            since = "2026-11-22",
            until = "2027-11-22")
    ResponseEntity<SpendingReport> spending(
            @PathVariable UUID household,
            @RequestParam(required = false) @Nullable YearMonth month,
            @RequestParam(required = false) @Nullable YearMonth from,
            @RequestParam(required = false) @Nullable YearMonth to,
            Read read) {
        var range = MonthRange.of(month, from, to, () -> YearMonth.from(today.of(read)));
        return reads.answer(
                read,
                Spending.class,
                view ->
                        SpendingReport.of(
                                range, view.between(household, range.from(), range.to())));
    }
}
