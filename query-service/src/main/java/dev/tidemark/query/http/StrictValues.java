package dev.tidemark.query.http;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.format.FormatterRegistry;

/// Texts of paths and parameters to values. The framework's own converters take `1-1-1-1-1` for an
/// id, `yes` for true and a blank for nothing.
final class StrictValues {
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private StrictValues() {}

    static void register(FormatterRegistry registry) {
        registry.addConverter(String.class, UUID.class, StrictValues::id);
        registry.addConverter(String.class, LocalDate.class, StrictValues::date);
        registry.addConverter(String.class, YearMonth.class, StrictValues::month);
        registry.addConverter(String.class, Boolean.class, StrictValues::truth);
    }

    private static UUID id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new MalformedValue("must be a UUID");
        }
        return UUID.fromString(text);
    }

    private static LocalDate date(String text) {
        try {
            return inReach(LocalDate.parse(text));
        } catch (DateTimeException _) {
            throw new MalformedValue(
                    "must be a date such as 2026-11-30, from the year 1900 to 2200");
        }
    }

    private static YearMonth month(String text) {
        try {
            return inReach(YearMonth.parse(text));
        } catch (DateTimeException _) {
            throw new MalformedValue("must be a month such as 2026-11, of the years 1900 to 2200");
        }
    }

    private static <T extends TemporalAccessor> T inReach(T time) {
        int year = time.get(ChronoField.YEAR);
        if (year < 1900 || year > 2200) {
            throw new DateTimeException("out of reach");
        }
        return time;
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new MalformedValue("must be true or false");
        };
    }
}
