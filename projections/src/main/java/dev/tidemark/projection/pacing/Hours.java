package dev.tidemark.projection.pacing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A time of every day, UTC, in which a build may go on; it may span midnight.
public record Hours(LocalTime from, LocalTime until) {
    /// @param text as `01:00-05:00`; `null` for the whole day
    /// @throws IllegalArgumentException if it is something else
    public static Hours of(@Nullable String text) {
        if (text == null) {
            return new Hours(LocalTime.MIN, LocalTime.MIN);
        }
        try {
            String[] parts = text.split("-", -1);
            if (parts.length == 2) {
                return new Hours(LocalTime.parse(parts[0]), LocalTime.parse(parts[1]));
            }
        } catch (DateTimeException _) {
            // Refused below.
        }
        throw new IllegalArgumentException(
                "hours: '" + text + "' is not a time of day in UTC as 01:00-05:00");
    }

    public boolean include(Instant at) {
        LocalTime time = at.atOffset(ZoneOffset.UTC).toLocalTime();
        if (from.equals(until)) {
            return true;
        }
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
    }
}
