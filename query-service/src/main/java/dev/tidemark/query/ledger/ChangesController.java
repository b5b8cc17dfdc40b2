package dev.tidemark.query.ledger;

import dev.tidemark.query.http.Limit;
import dev.tidemark.query.http.Read;
import dev.tidemark.query.http.Reads;
import dev.tidemark.query.http.Refused;
import dev.tidemark.readmodel.household.Households;
import dev.tidemark.readmodel.household.Member;
import dev.tidemark.readmodel.ledger.Change;
import dev.tidemark.readmodel.ledger.Known;
import dev.tidemark.readmodel.ledger.KnownAt;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What has changed between a report as it was printed and another.
@RestController
final class ChangesController {
    private final Reads reads;
    private final AsKnown asKnown;
    private final ChangePlaces places;

    ChangesController(Reads reads, AsKnown asKnown, ChangePlaces places) {
        this.reads = reads;
        this.asKnown = asKnown;
        this.places = places;
    }

    /// @param next the cursor of the page that follows; `null` on the last
    record Page(Known from, Known to, List<NamedChange> changes, @Nullable String next) {}

    /// Those that were recorded or edited after `from` and up to `to`, by their last edit.
    ///
    /// @param to now by default; the pages that follow keep to the first one's
    /// @param month only transactions that are or were booked in it
    @GetMapping("/api/v2/households/{household}/transactions/changes")
    ResponseEntity<Page> changes(
            @PathVariable UUID household,
            @RequestParam KnownAt from,
            @RequestParam(required = false) @Nullable KnownAt to,
            @RequestParam(required = false) @Nullable YearMonth month,
            @RequestParam(defaultValue = Limit.DEFAULT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            Read read) {
        var page = new Limit(limit);
        ChangePlaces.Place after =
                cursor == null ? ChangePlaces.START : places.open(household, cursor);
        KnownAt until = to == null ? after.until() : to;
        Map<String, UUID> members = members(read);
        return asKnown.answer(
                read,
                AsKnown.number(from) > AsKnown.number(until) ? "from" : "to",
                Math.max(AsKnown.number(from), AsKnown.number(until)),
                view -> {
                    Known first = view.point(household, from);
                    Known last = view.point(household, until);
                    if (last.number() < first.number()) {
                        throw Refused.parameter("to", "must not be before from");
                    }
                    List<Change> found =
                            view.changes(
                                    household, first, last, month, after.number(), page.probe());
                    return new Page(
                            first,
                            last,
                            NamedChange.of(page.page(found), members),
                            page.next(
                                    found,
                                    change ->
                                            places.seal(
                                                    household, change.number(), last.number())));
                });
    }

    private Map<String, UUID> members(Read read) {
        return reads
                .ask(read, Households.class, view -> view.members(read.household()))
                .value()
                .stream()
                .collect(Collectors.toMap(Member::subject, Member::id, (_, later) -> later));
    }
}
