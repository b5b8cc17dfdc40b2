package dev.tidemark.query.operator;

import dev.tidemark.projection.status.ParkedHousehold;
import dev.tidemark.projection.status.ParkedHouseholds;
import dev.tidemark.query.http.Refused;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/operator/parked")
final class ParkedController {
    private final ParkedHouseholds households;

    ParkedController(ParkedHouseholds households) {
        this.households = households;
    }

    record AllParked(List<Parked> parked) {
        static AllParked of(List<ParkedHousehold> households) {
            return new AllParked(households.stream().map(Parked::of).toList());
        }
    }

    /// @param projection the version that does not follow the household, for example `spending/1`
    /// @param since the lane number of the first event that is not applied
    /// @param events how many are not applied
    /// @param state `parked`, `retry` (being repaired) or `skipped`
    /// @param outcome why the last retry failed, if it did
    record Parked(
            String projection,
            UUID household,
            int lane,
            long since,
            String cause,
            Instant recordedAt,
            long events,
            String state,
            @Nullable String decidedBy,
            @Nullable String reason,
            @Nullable String outcome) {
        static Parked of(ParkedHousehold one) {
            var parked = one.parked();
            return new Parked(
                    one.build().projection().toString(),
                    parked.household(),
                    parked.lane(),
                    parked.firstSeq(),
                    parked.cause(),
                    parked.since(),
                    parked.count(),
                    parked.state().name().toLowerCase(Locale.ROOT),
                    parked.decidedBy(),
                    parked.reason(),
                    parked.outcome());
        }
    }

    @GetMapping
    AllParked all() {
        return AllParked.of(households.list());
    }

    /// One entry for every version that does not follow the household.
    @GetMapping("/{readModel}/{household}")
    AllParked parked(@PathVariable String readModel, @PathVariable UUID household) {
        return AllParked.of(found(readModel, household));
    }

    /// Has the household repaired from the log; the entry goes when that succeeds.
    @PostMapping("/{readModel}/{household}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AllParked retry(
            @PathVariable String readModel,
            @PathVariable UUID household,
            @RequestBody Reason body,
            Principal caller) {
        String reason = body.required();
        for (ParkedHousehold one : found(readModel, household)) {
            households.retry(one.build().projection(), household, caller.getName(), reason);
        }
        // Without an entry if it is repaired by now.
        return AllParked.of(of(readModel, household));
    }

    /// Accepts that the household stays out of the version.
    @PostMapping("/{readModel}/{household}/skip")
    AllParked skip(
            @PathVariable String readModel,
            @PathVariable UUID household,
            @RequestBody Reason body,
            Principal caller) {
        String reason = body.required();
        for (ParkedHousehold one : found(readModel, household)) {
            households.skip(one.build().projection(), household, caller.getName(), reason);
        }
        return AllParked.of(of(readModel, household));
    }

    private List<ParkedHousehold> found(String readModel, UUID household) {
        List<ParkedHousehold> found = of(readModel, household);
        if (found.isEmpty()) {
            throw Refused.notFound();
        }
        return found;
    }

    private List<ParkedHousehold> of(String readModel, UUID household) {
        return households.list().stream()
                .filter(one -> one.build().projection().readModel().equals(readModel))
                .filter(one -> one.parked().household().equals(household))
                .toList();
    }
}
