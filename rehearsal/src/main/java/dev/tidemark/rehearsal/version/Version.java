package dev.tidemark.rehearsal.version;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.impact.Versions;
import dev.tidemark.projection.registry.VersionFiles;
import dev.tidemark.store.Changelog;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;

/// One version of a read model, as its folder holds it.
///
/// @param type the folder's only projection
public record Version(Class<? extends Projection> type, ProjectionId id) {
    /// All that there are, by read model and number.
    ///
    /// @throws IllegalStateException naming the folder that no host would find or run
    public static List<Version> all() {
        return Versions.all().stream()
                .map(projection -> new Version(projection.getClass(), projection.id()))
                .toList();
    }

    /// The folder, from the repository's root.
    public String folder() {
        return Versions.SOURCES + type.getPackageName().replace('.', '/') + "/";
    }

    /// The projection's source file, from the repository's root.
    public String source() {
        return folder() + type.getSimpleName() + ".java";
    }

    /// The projection as a process has it that was started just now: whatever another one keeps, in
    /// fields or in static ones, this one does not know.
    public Projection fresh() {
        try {
            Constructor<?> constructor =
                    new FolderClasses(type).loadClass(type.getName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Projection) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(source() + " cannot be made: " + e, e);
        }
    }

    /// The version's changelog, for a schema of this name.
    public Changelog changelog(String schema) {
        return new Changelog(new VersionFiles(type).path("changelog.sql"), schema, Map.of());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
