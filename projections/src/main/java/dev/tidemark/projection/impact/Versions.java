package dev.tidemark.projection.impact;

import dev.tidemark.projection.Projection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;

/// The versions of read models that there is code for, found by their folders on the class path and
/// without a host.
public final class Versions {
    /// Where the sources of all versions are, from the repository's root.
    public static final String SOURCES = "projections/src/main/java/";

    private static final String ROOT = "dev.tidemark.readmodel";
    private static final Pattern CHANGELOG =
            Pattern.compile(".*/(dev/tidemark/.*)/changelog\\.sql");

    private Versions() {}

    /// By read model and number.
    ///
    /// @throws IllegalStateException naming the folder that no host would find or run
    public static List<Projection> all() {
        var folders = new TreeSet<>(withChangelog());
        projections(ROOT).map(Class::getPackageName).forEach(folders::add);
        return folders.stream()
                .map(Versions::in)
                .sorted(
                        Comparator.comparing((Projection version) -> version.id().readModel())
                                .thenComparing(version -> version.id().version()))
                .toList();
    }

    private static List<String> withChangelog() {
        try {
            Resource[] found =
                    new PathMatchingResourcePatternResolver()
                            .getResources(
                                    "classpath*:" + ROOT.replace('.', '/') + "/**/changelog.sql");
            return Stream.of(found).map(Versions::folder).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folder(Resource changelog) {
        Matcher path = CHANGELOG.matcher(changelog.getDescription());
        if (!path.find()) {
            throw new IllegalStateException(changelog + " is not in a folder of a version");
        }
        return path.group(1).replace('/', '.');
    }

    private static Stream<Class<?>> projections(String root) {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(Projection.class));
        return scan.findCandidateComponents(root).stream()
                .map(found -> loaded(String.valueOf(found.getBeanClassName())));
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Projection in(String folder) {
        List<Class<?>> found =
                projections(folder).filter(type -> type.getPackageName().equals(folder)).toList();
        require(
                found.size() == 1,
                folder,
                "has %d classes that implement Projection; it needs exactly one"
                        .formatted(found.size()));
        Class<? extends Projection> type = found.getFirst().asSubclass(Projection.class);
        require(
                type.isAnnotationPresent(Component.class),
                folder,
                "has a projection that is no @Component: no host would find it");
        require(
                type.getResource("changelog.sql") != null,
                folder,
                "has no changelog.sql: copy the one beside it");
        Projection version = made(type, folder);
        String named = ROOT + "." + version.id().readModel() + ".v" + version.id().version();
        require(
                named.equals(folder),
                folder,
                "has a projection that is called %s: its ProjectionId must say the folder's name and number"
                        .formatted(version.id()));
        return version;
    }

    private static Projection made(Class<? extends Projection> type, String folder) {
        try {
            Constructor<? extends Projection> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(
                    SOURCES
                            + folder.replace('.', '/')
                            + ": the projection wants arguments; a fold has nothing but events and its own rows",
                    e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(folder + ": " + e, e);
        }
    }

    private static void require(boolean fine, String folder, String otherwise) {
        if (!fine) {
            throw new IllegalStateException(
                    "%s%s %s.".formatted(SOURCES, folder.replace('.', '/'), otherwise));
        }
    }
}
