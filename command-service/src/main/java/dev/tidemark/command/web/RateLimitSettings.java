package dev.tidemark.command.web;

import dev.tidemark.access.RateLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param callerPerSecond requests of one subject that an instance answers; 0 for as many as come
/// @param householdPerSecond requests about one household that an instance answers; 0 likewise
@ConfigurationProperties("tidemark.rate-limits")
record RateLimitSettings(int callerPerSecond, int householdPerSecond) {
    RateLimits limits() {
        return new RateLimits(callerPerSecond, householdPerSecond);
    }
}
