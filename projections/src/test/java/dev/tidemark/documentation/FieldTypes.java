package dev.tidemark.documentation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.tidemark.event.Personal;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a component of an event is on the wire, in words; the values that it mentions are kept to
/// be described, too.
final class FieldTypes {
    private static final Map<Class<?>, String> PLAIN =
            Map.of(
                    UUID.class, "UUID",
                    String.class, "text",
                    Personal.class, "text",
                    Instant.class, "instant",
                    LocalDate.class, "date",
                    int.class, "integer",
                    Integer.class, "integer",
                    long.class, "integer",
                    boolean.class, "boolean",
                    Boolean.class, "boolean");

    private final TreeSet<Class<?>> values =
            new TreeSet<>(Comparator.comparing((Class<?> type) -> name(type)));
    private final Deque<Class<?>> undescribed = new ArrayDeque<>();

    String of(RecordComponent component) {
        return of(component.getGenericType());
    }

    private String of(Type type) {
        if (type instanceof ParameterizedType generic) {
            List<String> arguments =
                    Arrays.stream(generic.getActualTypeArguments()).map(this::of).toList();
            return generic.getRawType() == Map.class
                    ? "object of %s by %s".formatted(arguments.get(1), arguments.get(0))
                    : "array of " + arguments.getFirst();
        }
        var plain = (Class<?>) type;
        if (PLAIN.containsKey(plain)) {
            return PLAIN.get(plain);
        }
        mention(plain);
        return Page.link(name(plain));
    }

    private void mention(Class<?> type) {
        if (values.add(type)) {
            undescribed.add(type);
        }
    }

    /// A nested type is told by its own name and that of what it is nested in.
    static String name(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return outer == null || outer.getSimpleName().endsWith("Event")
                ? type.getSimpleName()
                : outer.getSimpleName() + "." + type.getSimpleName();
    }

    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    String personal(RecordComponent component) {
        if (component.getType() == Personal.class) {
            return "yes";
        }
        return holdsPersonal(component.getGenericType()) ? "within" : "";
    }

    private static boolean holdsPersonal(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Stream.of(generic.getActualTypeArguments()).anyMatch(FieldTypes::holdsPersonal);
        }
        var plain = (Class<?>) type;
        if (plain.isSealed() && !plain.isRecord()) {
            return Stream.of(plain.getPermittedSubclasses()).anyMatch(FieldTypes::holdsPersonal);
        }
        return plain == Personal.class
                || (plain.isRecord()
                        && Stream.of(plain.getRecordComponents())
                                .anyMatch(one -> holdsPersonal(one.getGenericType())));
    }

    /// The forms of a sealed value, each with its name on the wire.
    List<String> kinds(Class<?> type) {
        return Stream.of(type.getAnnotation(JsonSubTypes.class).value())
                .map(kind -> {
                    mention(kind.value());
                    return "`%s`: %s".formatted(kind.name(), Page.link(name(kind.value())));
                })
                .toList();
    }

    /// Describes every value that was mentioned, those that are mentioned meanwhile too.
    void forEachValue(Consumer<Class<?>> describe) {
        while (!undescribed.isEmpty()) {
            describe.accept(undescribed.remove());
        }
    }
}
