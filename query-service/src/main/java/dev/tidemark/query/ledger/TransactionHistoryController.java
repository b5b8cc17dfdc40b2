package dev.tidemark.query.ledger;

import dev.tidemark.query.http.Limit;
import dev.tidemark.query.http.Read;
import dev.tidemark.query.http.Refused;
import dev.tidemark.readmodel.ledger.Known;
import dev.tidemark.readmodel.ledger.KnownAt;
import dev.tidemark.readmodel.ledger.Search;
import dev.tidemark.readmodel.ledger.Transaction;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Transactions as of a date, as they were known at a point.
@RestController
@RequestMapping("/api/v2/households/{household}/transactions")
final class TransactionHistoryController {
    private final AsKnown asKnown;
    private final Places places;

    TransactionHistoryController(AsKnown asKnown, Places places) {
        this.asKnown = asKnown;
        this.places = places;
    }

    /// @param next the cursor of the page that follows; `null` on the last
    record Page(Known knownAt, List<Transaction> transactions, @Nullable String next) {}

    record One(Known knownAt, Transaction transaction) {}

    /// The latest first.
    @GetMapping
    ResponseEntity<Page> transactions(
            @PathVariable UUID household,
            @RequestParam(required = false) @Nullable KnownAt knownAt,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(required = false) @Nullable UUID category,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable UUID member,
            @RequestParam(required = false) @Nullable String minAmount,
            @RequestParam(required = false) @Nullable String maxAmount,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(defaultValue = "false") boolean uncategorised,
            @RequestParam(defaultValue = "false") boolean includeVoided,
            @RequestParam(defaultValue = Limit.DEFAULT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            Read read) {
        Searches.requireOrder(from, to);
        Searches.requireText(text);
        var amount = Amounts.range(minAmount, maxAmount, currency);
        var page = new Limit(limit);
        var after = cursor == null ? null : places.open(household, cursor);
        return asKnown.answer(
                read,
                knownAt,
                (view, known) -> {
                    var search =
                            new Search(
                                    from,
                                    earlier(to, asOf),
                                    account,
                                    category == null
                                            ? null
                                            : view.subtree(household, known, category),
                                    text,
                                    member,
                                    amount,
                                    uncategorised,
                                    includeVoided);
                    var found = view.search(household, known, search, after, page.probe());
                    return new Page(
                            known,
                            page.page(found),
                            page.next(found, last -> places.seal(household, last.place())));
                });
    }

    @GetMapping("/{transaction}")
    ResponseEntity<One> transaction(
            @PathVariable UUID household,
            @PathVariable UUID transaction,
            @RequestParam(required = false) @Nullable KnownAt knownAt,
            Read read) {
        return asKnown.answer(
                read,
                knownAt,
                (view, known) ->
                        view.find(household, known, transaction)
                                .map(found -> new One(known, found))
                                .orElseThrow(Refused::notFound));
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate to, @Nullable LocalDate asOf) {
        return to == null || (asOf != null && asOf.isBefore(to)) ? asOf : to;
    }
}
