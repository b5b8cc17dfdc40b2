package dev.tidemark.query.spending;

import dev.tidemark.query.http.Read;
import dev.tidemark.query.http.Reads;
import dev.tidemark.query.http.Today;
import dev.tidemark.readmodel.spending.LineTotal;
import dev.tidemark.readmodel.spending.SpendingByLine;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Needs `spending/2`.
@RestController
@RequestMapping("/api/v2/households/{household}/spending")
final class SpendingByLineController {
    private final Reads reads;
    private final Today today;

    SpendingByLineController(Reads reads, Today today) {
        this.reads = reads;
        this.today = today;
    }

    /// @param months each of the range, those without transactions too
    record LineReport(YearMonth from, YearMonth to, List<MonthByLine> months) {
        static LineReport of(MonthRange range, List<LineTotal> totals) {
            List<MonthByLine> months =
                    range.months().map(month -> MonthByLine.of(month, totals)).toList();
            return new LineReport(range.from(), range.to(), months);
        }
    }

    /// One `month`, or every month `from` .. `to`; without any, the current one.
    @GetMapping
    ResponseEntity<LineReport> spending(
            @PathVariable UUID household,
            @RequestParam(required = false) @Nullable YearMonth month,
            @RequestParam(required = false) @Nullable YearMonth from,
            @RequestParam(required = false) @Nullable YearMonth to,
            Read read) {
        var range = MonthRange.of(month, from, to, () -> YearMonth.from(today.of(read)));
        return reads.answer(
                read,
                SpendingByLine.class,
                view ->
                        LineReport.of(
                                range, view.linesBetween(household, range.from(), range.to())));
    }
}
