package dev.tidemark.event.anonymous;

import dev.tidemark.event.Personal;
import dev.tidemark.event.Text;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rewrite for every type of the contract, found by its shape.
final class Rewrites {
    /// Neither a text nor an id: stays.
    private static final Set<Class<?>> FIGURES =
            Set.of(
                    boolean.class,
                    Boolean.class,
                    int.class,
                    Integer.class,
                    long.class,
                    Long.class,
                    LocalDate.class,
                    Instant.class);

    private final Pseudonyms pseudonyms;
    private final Map<Class<?>, Rewrite> records = new HashMap<>();

    Rewrites(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /// @throws Unclassified naming the component that may not be what it is
    Rewrite of(Class<?> type) {
        return of(type, type.getSimpleName(), null);
    }

    private Rewrite of(Type type, String component, Text.@Nullable Kind kind) {
        if (type instanceof ParameterizedType container) {
            return container(container, component, kind);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == UUID.class) {
            return value -> pseudonyms.id((UUID) value);
        }
        if (plain == Personal.class) {
            return value -> pseudonyms.personal((Personal) value);
        }
        if (plain == String.class && kind != null) {
            return value -> pseudonyms.text(kind, (String) value);
        }
        if (FIGURES.contains(plain) || plain.isEnum()) {
            return value -> value;
        }
        if (plain.isSealed()) {
            Arrays.stream(plain.getPermittedSubclasses())
                    .forEach(permitted -> of(permitted, component, null));
            return this::record;
        }
        if (plain.isRecord()) {
            if (!records.containsKey(plain)) {
                records.put(plain, parts(plain));
            }
            return this::record;
        }
        throw new Unclassified(component, plain.getSimpleName());
    }

    private Rewrite container(ParameterizedType type, String component, Text.@Nullable Kind kind) {
        List<Rewrite> elements =
                Arrays.stream(type.getActualTypeArguments())
                        .map(argument -> of(argument, component, kind))
                        .toList();
        if (type.getRawType() == List.class) {
            Rewrite element = elements.getFirst();
            return value -> ((List<?>) value).stream().map(element::of).toList();
        }
        if (type.getRawType() == Map.class) {
            return value -> map((Map<?, ?>) value, elements.getFirst(), elements.getLast());
        }
        throw new Unclassified(component, type.getTypeName());
    }

    private static Object map(Map<?, ?> map, Rewrite keys, Rewrite values) {
        Map<Object, Object> rewritten = new LinkedHashMap<>();
        map.forEach((key, value) -> rewritten.put(keys.of(key), values.of(value)));
        return rewritten;
    }

    private Object record(Object value) {
        Rewrite rewrite = records.get(value.getClass());
        if (rewrite == null) {
            throw new IllegalStateException(value.getClass() + " is not of the contract");
        }
        return rewrite.of(value);
    }

    private Rewrite parts(Class<?> type) {
        List<RecordRewrite.Part> parts =
                Arrays.stream(type.getRecordComponents())
                        .map(component -> part(type, component))
                        .toList();
        return new RecordRewrite(type, parts);
    }

    private RecordRewrite.Part part(Class<?> type, RecordComponent component) {
        Text text = component.getAnnotation(Text.class);
        Rewrite rewrite =
                of(
                        component.getGenericType(),
                        type.getSimpleName() + "." + component.getName(),
                        text == null ? null : text.value());
        return new RecordRewrite.Part(component, rewrite);
    }
}
