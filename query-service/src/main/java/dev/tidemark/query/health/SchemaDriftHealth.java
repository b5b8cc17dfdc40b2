package dev.tidemark.query.health;

import dev.tidemark.projection.registry.SchemaDrift;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/// Down while somebody has altered the schema of a build that is fed, seen at most
/// [HealthSettings#schemasEvery] late. It is no part of readiness: an index that is missing must
/// not take every instance away. An instance that makes no schemas has nothing to compare with, and
/// says unknown.
@Component("schemaDriftHealthIndicator")
@EnableConfigurationProperties(HealthSettings.class)
final class SchemaDriftHealth extends AbstractHealthIndicator {
    private final @Nullable LastComparison altered;

    SchemaDriftHealth(ObjectProvider<SchemaDrift> engine, HealthSettings settings, Clock clock) {
        SchemaDrift drift = engine.getIfAvailable();
        altered =
                drift == null
                        ? null
                        : new LastComparison(
                                () -> sentences(drift), settings.schemasEvery(), clock);
    }

    private static List<String> sentences(SchemaDrift drift) {
        return drift.all().stream().map(SchemaDrift.Drift::toString).toList();
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        if (altered == null) {
            builder.unknown();
            return;
        }
        List<String> found = altered.found();
        if (found.isEmpty()) {
            builder.up();
        } else {
            builder.down().withDetail("altered by hand; see tidemark doctor", found);
        }
    }
}
