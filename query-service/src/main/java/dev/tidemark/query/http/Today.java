package dev.tidemark.query.http;

import dev.tidemark.readmodel.household.Household;
import dev.tidemark.readmodel.household.Households;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/// The day it is where a household reads its calendar.
@Component
public final class Today {
    private final Reads reads;
    private final Clock clock;

    Today(Reads reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
    }

    public LocalDate of(Read read) {
        ZoneId zone =
                reads.ask(
                                read.of(read.household()),
                                Households.class,
                                view -> view.household(read.household()))
                        .value()
                        .map(Household::timeZone)
                        .map(ZoneId::of)
                        .orElse(ZoneOffset.UTC);
        return LocalDate.now(clock.withZone(zone));
    }
}
