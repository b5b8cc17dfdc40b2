package dev.tidemark.cli.local;

import dev.tidemark.embedded.DatabaseAddress;
import java.net.URI;
import java.util.Map;
import java.util.Properties;

/// What the services are told of their surroundings.
///
/// @param data where archives are kept, and whose disk the read models are on
/// @param more settings besides
record Surroundings(
        DataDirectory data,
        DatabaseAddress database,
        String kafka,
        URI issuer,
        Secrets secrets,
        Map<String, String> more) {

    /// Under the names of the services' `application.yaml`, with only the secrets that this one
    /// needs.
    Properties settingsOf(ServiceName service) {
        var settings = new Properties();
        settings.setProperty("tidemark.database.url", database.jdbcUrl());
        for (var role : service.roles()) {
            var prefix = "tidemark.database." + role.word() + ".";
            settings.setProperty(prefix + "username", role.username());
            settings.setProperty(prefix + "password", secrets.password(role));
        }
        settings.setProperty("tidemark.kafka.bootstrap-servers", kafka);
        settings.setProperty("tidemark.personal.master-key", secrets.masterKey());
        settings.setProperty("tidemark.security.issuer", issuer.toString());
        settings.setProperty("tidemark.security.jwk-set-uri", issuer + "/jwks");
        settings.setProperty("tidemark.migration.archives", data.of("archives").toString());
        settings.setProperty("tidemark.migration.disk-path", data.path().toString());
        settings.putAll(more);
        return settings;
    }
}
