package dev.tidemark.projection.impact;

import dev.tidemark.event.Personal;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// Made-up values of a type, at least one; a record is made once for each choice that it or one of
/// its components has, not for each combination of choices.
final class Samples {
    private static final Map<Class<?>, List<?>> PLAIN =
            Map.ofEntries(
                    Map.entry(long.class, List.of(1L)),
                    Map.entry(Long.class, List.of(1L)),
                    Map.entry(int.class, List.of(1)),
                    Map.entry(Integer.class, List.of(1)),
                    Map.entry(short.class, List.of((short) 1)),
                    Map.entry(Short.class, List.of((short) 1)),
                    Map.entry(boolean.class, List.of(false, true)),
                    Map.entry(Boolean.class, List.of(false, true)),
                    Map.entry(LocalDate.class, List.of(LocalDate.of(2026, 1, 31))),
                    Map.entry(Instant.class, List.of(Instant.EPOCH)),
                    // Every text may be a currency.
                    Map.entry(String.class, List.of("EUR")),
                    Map.entry(Personal.class, List.of(Personal.of("EUR"))));

    private Samples() {}

    /// @param name of the component; equal ids have equal names
    static List<Object> of(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic, name);
        }
        var plain = (Class<?>) type;
        if (plain == UUID.class) {
            return List.of(new UUID(1, name.hashCode()));
        }
        if (plain.isEnum()) {
            return List.of(plain.getEnumConstants());
        }
        if (plain.isSealed()) {
            return Arrays.stream(plain.getPermittedSubclasses())
                    .flatMap(permitted -> of(permitted, name).stream())
                    .toList();
        }
        if (PLAIN.containsKey(plain)) {
            return List.copyOf(PLAIN.get(plain));
        }
        if (plain.isRecord()) {
            return ofRecord(plain);
        }
        throw new IllegalArgumentException("no value of %s can be made up".formatted(type));
    }

    private static List<Object> ofGeneric(ParameterizedType type, String name) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return of(arguments[0], name).stream().<Object>map(List::of).toList();
        }
        if (type.getRawType() == Map.class) {
            Object key = of(arguments[0], name).getFirst();
            return of(arguments[1], name).stream()
                    .<Object>map(value -> Map.of(key, value))
                    .toList();
        }
        throw new IllegalArgumentException("no value of %s can be made up".formatted(type));
    }

    private static List<Object> ofRecord(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<List<Object>> choices =
                Stream.of(components)
                        .map(component -> of(component.getGenericType(), component.getName()))
                        .toList();
        Object[] first = choices.stream().map(List::getFirst).toArray();
        List<Object> made = new ArrayList<>();
        made.add(make(type, first));
        for (int i = 0; i < components.length; i++) {
            for (Object other : choices.get(i).subList(1, choices.get(i).size())) {
                Object[] changed = first.clone();
                changed[i] = other;
                made.add(make(type, changed));
            }
        }
        return made;
    }

    private static Object make(Class<?> type, Object[] values) {
        Class<?>[] types =
                Stream.of(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no %s can be made up".formatted(type), e);
        }
    }
}
