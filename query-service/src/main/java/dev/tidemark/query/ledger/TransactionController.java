package dev.tidemark.query.ledger;

import dev.tidemark.query.http.Limit;
import dev.tidemark.query.http.Read;
import dev.tidemark.query.http.Reads;
import dev.tidemark.readmodel.household.Households;
import dev.tidemark.readmodel.ledger.Ledger;
import dev.tidemark.readmodel.ledger.Search;
import dev.tidemark.readmodel.ledger.Transaction;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/households/{household}/transactions")
final class TransactionController {
    private final Reads reads;
    private final Places places;

    TransactionController(Reads reads, Places places) {
        this.reads = reads;
        this.places = places;
    }

    /// @param next the cursor of the page that follows; `null` on the last
    record Page(List<Transaction> transactions, @Nullable String next) {}

    /// The latest first.
    @GetMapping
    ResponseEntity<Page> transactions(
            @PathVariable UUID household,
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
        var search =
                new Search(
                        from,
                        to,
                        account,
                        category == null ? null : subtree(category, read),
                        text,
                        member,
                        Amounts.range(minAmount, maxAmount, currency),
                        uncategorised,
                        includeVoided);
        var page = new Limit(limit);
        var after = cursor == null ? null : places.open(household, cursor);
        return reads.answer(
                read,
                Ledger.class,
                view -> {
                    var found = view.search(household, search, after, page.probe());
                    return new Page(
                            page.page(found),
                            page.next(found, last -> places.seal(household, last.place())));
                });
    }

    @GetMapping("/{transaction}")
    ResponseEntity<Transaction> transaction(
            @PathVariable UUID household, @PathVariable UUID transaction, Read read) {
        return reads.one(
                read,
                Ledger.class,
                view -> view.find(household, transaction),
                Transaction::version);
    }

    private Set<UUID> subtree(UUID category, Read read) {
        return reads.ask(read, Households.class, view -> view.subtree(read.household(), category))
                .value();
    }
}
