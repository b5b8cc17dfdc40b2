package dev.tidemark.event.anonymous;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record made anew from its rewritten components, with all that its constructor checks.
final class RecordRewrite implements Rewrite {
    private final Constructor<?> constructor;
    private final List<Part> parts;

    /// One component.
    record Part(RecordComponent component, Rewrite rewrite) {
        private @Nullable Object of(Object whole) throws ReflectiveOperationException {
            Object value = component.getAccessor().invoke(whole);
            return value == null ? null : rewrite.of(value);
        }
    }

    RecordRewrite(Class<?> type, List<Part> parts) {
        this.parts = parts;
        try {
            constructor =
                    type.getDeclaredConstructor(
                            parts.stream()
                                    .map(part -> part.component().getType())
                                    .toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its constructor", e);
        }
    }

    @Override
    public Object of(Object value) {
        try {
            @Nullable Object[] arguments = new Object[parts.size()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = parts.get(i).of(value);
            }
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(value.getClass() + " cannot be made anew", e);
        }
    }
}
