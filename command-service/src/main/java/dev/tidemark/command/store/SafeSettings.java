package dev.tidemark.command.store;

import dev.tidemark.settings.ProductionSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/// Outside profile `dev`, no default password and no issuer without TLS.
final class SafeSettings {
    private static final List<String> SECRETS =
            List.of(
                    "tidemark.database.command.password",
                    "tidemark.database.keys.password",
                    "tidemark.personal.master-key");

    private SafeSettings() {}

    static boolean isDevelopment(Environment environment) {
        return environment.acceptsProfiles(Profiles.of("dev"));
    }

    static void require(Environment environment) {
        if (!isDevelopment(environment)) {
            Map<String, @Nullable String> secrets = new HashMap<>();
            SECRETS.forEach(name -> secrets.put(name, environment.getProperty(name)));
            String issuer = environment.getProperty("tidemark.security.issuer", "");
            ProductionSettings.require(secrets, issuer);
        }
    }
}
