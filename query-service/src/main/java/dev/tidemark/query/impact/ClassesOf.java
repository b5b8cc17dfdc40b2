package dev.tidemark.query.impact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.util.ClassUtils;

/// Classes of Tidemark, found on the class path and in the class files of others.
final class ClassesOf {
    private static final String API = "dev.tidemark.query.";
    private static final ClassLoader LOADER = ClassesOf.class.getClassLoader();

    private ClassesOf() {}

    /// The components below a package that are of this type.
    static List<Class<?>> components(String below, Class<?> type) {
        return new ClassPathScanningCandidateComponentProvider(true)
                .findCandidateComponents(below).stream()
                        .map(found -> String.valueOf(found.getBeanClassName()))
                        .<Class<?>>map(name -> ClassUtils.resolveClassName(name, LOADER))
                        .filter(type::isAssignableFrom)
                        .toList();
    }

    /// What a class of the API names, and what those classes of the API name that it names.
    static Set<Class<?>> reachedFrom(Class<?> start) {
        Set<Class<?>> reached = new LinkedHashSet<>(Set.of(start));
        Deque<Class<?>> unread = new ArrayDeque<>(reached);
        while (!unread.isEmpty()) {
            for (Class<?> named : namedBy(unread.remove())) {
                if (reached.add(named) && named.getName().startsWith(API)) {
                    unread.add(named);
                }
            }
        }
        return reached;
    }

    private static List<Class<?>> namedBy(Class<?> type) {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        try (var stream = type.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            var pool = ClassFile.of().parse(stream.readAllBytes()).constantPool();
            return StreamSupport.stream(pool.spliterator(), false)
                    .filter(ClassEntry.class::isInstance)
                    .map(entry -> ((ClassEntry) entry).asInternalName())
                    .filter(name -> name.startsWith("dev/tidemark/"))
                    .<Class<?>>map(
                            name -> ClassUtils.resolveClassName(name.replace('/', '.'), LOADER))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
