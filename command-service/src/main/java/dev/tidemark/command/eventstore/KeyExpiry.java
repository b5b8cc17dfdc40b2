package dev.tidemark.command.eventstore;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Forgets idempotency keys after their time; a request that comes again later is a new one.
@Component
class KeyExpiry {
    private static final Logger log = LoggerFactory.getLogger(KeyExpiry.class);

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Duration keep;

    KeyExpiry(
            JdbcTemplate jdbc, Clock clock, @Value("${tidemark.idempotency.keep}") Duration keep) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.keep = keep;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT6H")
    void forget() {
        try {
            Timestamp before = Timestamp.from(clock.instant().minus(keep));
            jdbc.update("delete from event_store.idempotency where created_at < ?", before);
        } catch (DataAccessException e) {
            log.warn("old idempotency keys could not be deleted: {}", e.getMessage());
        }
    }
}
