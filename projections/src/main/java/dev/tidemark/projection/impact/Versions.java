package dev.tidemark.projection.impact;

import dev.tidemark.projection.Projection;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/// The versions of read models that there is code for, found as the host finds them but without
/// one.
public final class Versions {
    private static final String READ_MODELS = "dev.tidemark.readmodel";

    private Versions() {}

    /// By read model and version.
    public static List<Projection> all() {
        var scanner = new ClassPathScanningCandidateComponentProvider(true);
        scanner.addExcludeFilter(
                (type, types) -> !new AssignableTypeFilter(Projection.class).match(type, types));
        return scanner.findCandidateComponents(READ_MODELS).stream()
                .map(found -> String.valueOf(found.getBeanClassName()))
                .map(name -> ClassUtils.resolveClassName(name, Versions.class.getClassLoader()))
                .map(type -> (Projection) BeanUtils.instantiateClass(type))
                .sorted(
                        Comparator.comparing((Projection one) -> one.id().readModel())
                                .thenComparing(one -> one.id().version()))
                .toList();
    }
}
