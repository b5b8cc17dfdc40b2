package dev.tidemark.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.impact.Versions;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/// The entities of a version against the tables that its changelog makes.
public final class EntityCheck {
    private EntityCheck() {}

    /// @param version whose schema the database has
    /// @throws AssertionError naming the version's folder and the column or table
    public static void require(DataSource dataSource, Class<? extends Projection> version) {
        String folder = version.getPackageName();
        assertThat(difference(dataSource, folder))
                .as(
                        "%s%s: an @Entity and the table that changelog.sql makes differ. Add the column in changelog.sql, its record and the fold, or take the field out of the entity",
                        Versions.SOURCES, folder.replace('.', '/'))
                .isNull();
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
