package dev.tidemark.query.access;

import dev.tidemark.settings.ProductionSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/// Outside profile `dev`, no default password and no issuer without TLS: seen before anything
/// connects.
@Configuration(proxyBeanMethods = false)
class SafeSettings {
    private static final List<String> SECRETS =
            List.of(
                    "tidemark.database.query.password",
                    "tidemark.database.runner.password",
                    "tidemark.personal.master-key");

    @Bean
    static BeanFactoryPostProcessor safeSettingsCheck(Environment environment) {
        return _ -> require(environment);
    }

    static void require(Environment environment) {
        if (!environment.acceptsProfiles(Profiles.of("dev"))) {
            Map<String, @Nullable String> secrets = new HashMap<>();
            SECRETS.forEach(name -> secrets.put(name, environment.getProperty(name)));
            ProductionSettings.require(
                    secrets, environment.getProperty("tidemark.security.issuer", ""));
        }
    }
}
