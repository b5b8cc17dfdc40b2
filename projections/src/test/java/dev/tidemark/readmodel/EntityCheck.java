package dev.tidemark.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.impact.Versions;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.ScannedGenericBeanDefinition;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/// The entities of a version against the tables that its changelog makes.
public final class EntityCheck {
    private EntityCheck() {}

    /// @param version whose schema the database has
    /// @throws AssertionError naming the entity's file and the column or table
    public static void require(DataSource dataSource, Class<? extends Projection> version) {
        String folder = version.getPackageName();
        String difference = difference(dataSource, folder);
        assertThat(difference)
                .as(
                        "%s%s: an @Entity and the table that changelog.sql makes differ. Add the column in changelog.sql, its record and the fold, or take the field out of the entity",
                        Versions.SOURCES, file(folder, String.valueOf(difference)))
                .isNull();
    }

    /// Of the entity whose table is named, or else the folder.
    private static String file(String folder, String difference) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Entity.class));
        return scanner.findCandidateComponents(folder).stream()
                .map(ScannedGenericBeanDefinition.class::cast)
                .map(ScannedGenericBeanDefinition::getMetadata)
                .filter(entity -> difference.contains("[" + table(entity) + "]"))
                .map(entity -> entity.getClassName().replace('.', '/') + ".java")
                .findFirst()
                .orElse(folder.replace('.', '/'));
    }

    private static String table(AnnotationMetadata entity) {
        var table = entity.getAnnotations().get(Table.class);
        return table.getString("schema") + "." + table.getString("name");
    }

    /// In Hibernate's words.
    private static @Nullable String difference(DataSource dataSource, String folder) {
        var factory = ReadModelContext.entities(dataSource, folder);
        factory.getJpaPropertyMap().put("hibernate.hbm2ddl.auto", "validate");
        try {
            factory.afterPropertiesSet();
            return null;
        } catch (RuntimeException e) {
            return NestedExceptionUtils.getMostSpecificCause(e).getMessage();
        } finally {
            factory.destroy();
        }
    }
}
