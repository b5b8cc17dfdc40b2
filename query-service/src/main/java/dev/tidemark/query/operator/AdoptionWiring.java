package dev.tidemark.query.operator;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Adoption;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AdoptionWiring {
    @Bean
    Adoption adoption(
            @Qualifier("runnerDatabase") Database runnerDatabase, List<Projection> projections) {
        return new Adoption(runnerDatabase, projections);
    }
}
