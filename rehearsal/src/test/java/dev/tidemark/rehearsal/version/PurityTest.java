package dev.tidemark.rehearsal.version;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A fold sees events and its own rows, and keeps nothing: read from the byte code of each
/// projection and of what it uses of its folder. The replays find by what it does what this cannot
/// see.
class PurityTest {
    private static final Set<String> SOURCES_OF_SURPRISE =
            Set.of(
                    "java.time.Clock",
                    "java.time.InstantSource",
                    "java.util.Date",
                    "java.util.Calendar",
                    "java.util.Random",
                    "java.util.SplittableRandom",
                    "java.util.concurrent.ThreadLocalRandom",
                    "java.util.random.RandomGenerator",
                    "java.security.SecureRandom",
                    "java.lang.System",
                    "java.lang.Thread");
    private static final Set<String> CALLS =
            Set.of(
                    "now",
                    "systemDefault",
                    "randomUUID",
                    "random",
                    "getDefault",
                    "identityHashCode");
    private static final List<String> ELSEWHERE =
            List.of(
                    "java.sql",
                    "javax.sql",
                    "java.net",
                    "java.nio.file",
                    "jakarta.persistence",
                    "org.springframework.jdbc",
                    "org.springframework.data",
                    "org.springframework.transaction",
                    "org.hibernate");

    /// The classes of the version's folder; names of what lies elsewhere are enough.
    private static JavaClasses imported(Version version) {
        String file = version.type().getSimpleName() + ".class";
        String path = String.valueOf(version.type().getResource(file));
        URI folder = URI.create(path.substring(0, path.length() - file.length()));
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importLocations(List.of(Location.of(folder)));
        });
    }

    static List<Version> versions() {
        return Version.all();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void a_fold_has_no_clock_no_chance_and_no_other_tables(Version version) {
        assertThat(used(version).stream().flatMap(PurityTest::impure))
                .as(
                        "%s: a fold has the event and its own rows, so that a rebuild makes the same of it. Take the time, the id or the fact from the event, or from a row that an earlier event made",
                        version.source())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void a_fold_keeps_nothing_in_memory(Version version) {
        assertThat(used(version).stream().flatMap(type -> kept(type, version)))
                .as(
                        "%s: what a fold keeps in memory, a crash and a rebalance lose. Keep it in a table of the version",
                        version.source())
                .isEmpty();
    }

    /// The projection, and what of its folder it leads to.
    private static Set<JavaClass> used(Version version) {
        Set<JavaClass> used = new LinkedHashSet<>();
        Deque<JavaClass> found = new ArrayDeque<>(List.of(imported(version).get(version.type())));
        while (!found.isEmpty()) {
            JavaClass type = found.remove();
            if (type.getPackageName().equals(version.type().getPackageName()) && used.add(type)) {
                type.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .map(JavaClass::getBaseComponentType)
                        .forEach(found::add);
            }
        }
        return used;
    }

    private static Stream<String> impure(JavaClass type) {
        Stream<String> calls =
                type.getAccessesFromSelf().stream()
                        .filter(PurityTest::isSurprise)
                        .map(JavaAccess::getDescription);
        Stream<String> others =
                type.getDirectDependenciesFromSelf().stream()
                        .filter(one ->
                                ELSEWHERE.stream()
                                        .anyMatch(
                                                one.getTargetClass().getPackageName()::startsWith))
                        .map(Dependency::getDescription);
        return Stream.concat(calls, others);
    }

    private static boolean isSurprise(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getFullName();
        return SOURCES_OF_SURPRISE.contains(owner)
                || (owner.startsWith("java.") && CALLS.contains(access.getTarget().getName()));
    }

    private static Stream<String> kept(JavaClass type, Version version) {
        return type.getFields().stream()
                .filter(field -> keeps(field, type.isEquivalentTo(version.type())))
                .map(JavaField::getDescription);
    }

    private static boolean keeps(JavaField field, boolean ofProjection) {
        boolean isStatic = field.getModifiers().contains(JavaModifier.STATIC);
        boolean isFinal = field.getModifiers().contains(JavaModifier.FINAL);
        return isStatic ? !isFinal : ofProjection;
    }
}
