package dev.tidemark.query.http;

import dev.tidemark.readmodel.ledger.KnownAt;
import java.beans.PropertyEditorSupport;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/// Texts of paths and parameters to values. The framework's own editors take `1-1-1-1-1` for an id
/// and `yes` for true, and it falls back on them when a converter refuses: so these are editors.
@ControllerAdvice
final class StrictValues {
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    @InitBinder
    void register(WebDataBinder binder) {
        binder.registerCustomEditor(UUID.class, new Editor(StrictValues::id));
        binder.registerCustomEditor(LocalDate.class, new Editor(StrictValues::date));
        binder.registerCustomEditor(YearMonth.class, new Editor(StrictValues::month));
        binder.registerCustomEditor(KnownAt.class, new Editor(StrictValues::knownAt));
        binder.registerCustomEditor(boolean.class, new Editor(StrictValues::truth));
    }

    private static final class Editor extends PropertyEditorSupport {
        private final Function<String, Object> reading;

        Editor(Function<String, Object> reading) {
            this.reading = reading;
        }

        @Override
        public void setAsText(String text) {
            setValue(reading.apply(text));
        }
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

    private static KnownAt knownAt(String text) {
        if (NUMBER.matcher(text).matches()) {
            return new KnownAt.Number(Long.parseLong(text));
        }
        try {
            Instant instant = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
            inReach(instant.atOffset(ZoneOffset.UTC));
            return new KnownAt.Moment(instant);
        } catch (DateTimeException _) {
            throw new MalformedValue(
                    "must be an instant such as 2026-04-01T07:30:00Z, of the years 1900 to 2200, or"
                            + " the number that a report was printed with");
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
