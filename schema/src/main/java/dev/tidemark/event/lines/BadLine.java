package dev.tidemark.event.lines;

import dev.tidemark.event.Personal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/// A line that is no event, or does not follow from those before it: the message names the line,
/// the field and the rule, and quotes nothing that is personal.
public final class BadLine extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param field with dots, such as `payload.payment.amount`; empty for the whole line
    public BadLine(long number, String field, String rule) {
        super("line " + number + (field.isEmpty() ? " " : ", " + field + ": ") + rule);
    }

    /// @param within the field that was being read; empty for the whole line
    static BadLine of(long number, String within, JacksonException e) {
        String path =
                e.getPath().stream()
                        .map(step ->
                                step.getPropertyName() == null
                                        ? String.valueOf(step.getIndex())
                                        : step.getPropertyName())
                        .collect(Collectors.joining("."));
        String field = within.isEmpty() || path.isEmpty() ? within + path : within + "." + path;
        return new BadLine(number, field, rule(e));
    }

    private static String rule(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException _ -> "is not a field of this event";
            case ValueInstantiationException wrong
                    when wrong.getCause() instanceof IllegalArgumentException broken ->
                    String.valueOf(broken.getMessage());
            case ValueInstantiationException _ -> "must not have null in it";
            case InvalidNullException _ -> "must not be null; leave out what is not there";
            case MismatchedInputException wrong
                    when wrong.getOriginalMessage().startsWith("Missing required") ->
                    "is missing";
            case MismatchedInputException wrong -> "must be " + form(wrong.getTargetType());
            case DatabindException _ -> "cannot be read";
            default -> "is not JSON";
        };
    }

    private static String form(@Nullable Class<?> type) {
        if (type == String.class || type == Personal.class) {
            return "a text";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == LocalDate.class) {
            return "a date such as 2026-11-30";
        }
        if (type == Instant.class) {
            return "an instant such as 2026-04-01T07:30:00Z";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type != null && type.isPrimitive() || type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        if (type != null && type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        return type == null ? "of another form" : "a " + type.getSimpleName();
    }
}
