package dev.tidemark.query.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What health costs.
///
/// @param schemasEvery how old a comparison of schemas may be that is answered again; anybody may
///   ask for health
@ConfigurationProperties("tidemark.health")
record HealthSettings(@DefaultValue("30s") Duration schemasEvery) {}
