package dev.tidemark.query.health;

import dev.tidemark.projection.registry.SchemaDrift;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/// Down while somebody has altered the schema of a build that is fed. It is no part of readiness:
/// an index that is missing must not take every instance away. An instance that makes no schemas
/// has nothing to compare with, and says unknown.
@Component("schemaDriftHealthIndicator")
final class SchemaDriftHealth extends AbstractHealthIndicator {
    private final ObjectProvider<SchemaDrift> engine;

    SchemaDriftHealth(ObjectProvider<SchemaDrift> engine) {
        this.engine = engine;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        SchemaDrift drift = engine.getIfAvailable();
        if (drift == null) {
            builder.unknown();
            return;
        }
        List<String> altered = drift.all().stream().map(SchemaDrift.Drift::toString).toList();
        if (altered.isEmpty()) {
            builder.up();
        } else {
            builder.down().withDetail("altered by hand; see tidemark doctor", altered);
        }
    }
}
