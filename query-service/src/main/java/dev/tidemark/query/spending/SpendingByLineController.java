package dev.tidemark.query.spending;

import dev.tidemark.projection.Answer;
import dev.tidemark.query.http.Read;
import dev.tidemark.query.http.Reads;
import dev.tidemark.query.http.Today;
import dev.tidemark.query.ledger.AsKnown;
import dev.tidemark.readmodel.ledger.Known;
import dev.tidemark.readmodel.ledger.KnownAt;
import dev.tidemark.readmodel.spending.LineTotal;
import dev.tidemark.readmodel.spending.SpendingByLine;
import java.time.LocalDate;
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

/// Needs `spending/2`; as of a date, or as it was known at a point, it needs `ledger/2`.
@RestController
@RequestMapping("/api/v2/households/{household}/spending")
final class SpendingByLineController {
    private final Reads reads;
    private final AsKnown asKnown;
    private final Today today;

    SpendingByLineController(Reads reads, AsKnown asKnown, Today today) {
        this.reads = reads;
        this.asKnown = asKnown;
        this.today = today;
    }

    /// @param knownAt its number gives the same report again
    /// @param months each of the range, those without transactions too
    record LineReport(Known knownAt, YearMonth from, YearMonth to, List<MonthByLine> months) {
        static LineReport of(Known knownAt, MonthRange range, List<LineTotal> totals) {
            List<MonthByLine> months =
                    range.months().map(month -> MonthByLine.of(month, totals)).toList();
            return new LineReport(knownAt, range.from(), range.to(), months);
        }
    }

    /// One `month`, or every month `from` .. `to`; without any, the current one.
    @GetMapping
    ResponseEntity<LineReport> spending(
            @PathVariable UUID household,
            @RequestParam(required = false) @Nullable YearMonth month,
            @RequestParam(required = false) @Nullable YearMonth from,
            @RequestParam(required = false) @Nullable YearMonth to,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable KnownAt knownAt,
            Read read) {
        var range = MonthRange.of(month, from, to, () -> YearMonth.from(today.of(read)));
        return asOf == null && knownAt == null
                ? now(range, read)
                : asKnown.answer(
                        read,
                        knownAt,
                        (view, known) ->
                                LineReport.of(
                                        known,
                                        range,
                                        view.spending(
                                                household,
                                                known,
                                                range.from().atDay(1),
                                                end(range, asOf))));
    }

    private ResponseEntity<LineReport> now(MonthRange range, Read read) {
        Answer<List<LineTotal>> answer =
                reads.ask(
                        read,
                        SpendingByLine.class,
                        view -> view.linesBetween(read.household(), range.from(), range.to()));
        var known = new Known(answer.position().laneSeq(), null, true);
        return ResponseEntity.ok()
                .headers(Reads.headers(answer))
                .body(LineReport.of(known, range, answer.value()));
    }

    private static LocalDate end(MonthRange range, @Nullable LocalDate asOf) {
        LocalDate last = range.to().atEndOfMonth();
        return asOf != null && asOf.isBefore(last) ? asOf : last;
    }
}
