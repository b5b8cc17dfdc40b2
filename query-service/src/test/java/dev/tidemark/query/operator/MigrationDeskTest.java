package dev.tidemark.query.operator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.projection.migration.Migrations;
import dev.tidemark.query.http.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class MigrationDeskTest {
    @Test
    void a_service_that_cannot_make_schemas_says_what_to_configure() {
        var desk =
                new MigrationDesk(
                        new StaticListableBeanFactory().getBeanProvider(Migrations.class));

        assertThatThrownBy(desk::migrations)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("tidemark.database.migrator.username");
    }
}
