package dev.tidemark.query.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.settings.UnsafeSettings;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class SafeSettingsTest {
    private final MockEnvironment environment =
            new MockEnvironment()
                    .withProperty("tidemark.database.query.password", "sea water")
                    .withProperty("tidemark.database.runner.password", "sea salt")
                    .withProperty("tidemark.personal.master-key", "c2VhIHdhdGVy")
                    .withProperty("tidemark.security.issuer", "https://issuer.example");

    @Test
    void secrets_of_ones_own_are_fine() {
        assertThatCode(() -> SafeSettings.require(environment)).doesNotThrowAnyException();
    }

    @Test
    void a_default_password_stops_the_start() {
        environment.setProperty("tidemark.database.runner.password", "tidemark");

        assertThatThrownBy(() -> SafeSettings.require(environment))
                .isInstanceOf(UnsafeSettings.class)
                .hasMessageContaining("tidemark.database.runner.password");
    }

    @Test
    void the_development_issuer_stops_the_start() {
        environment.setProperty("tidemark.security.issuer", "http://127.0.0.1:9000");

        assertThatThrownBy(() -> SafeSettings.require(environment))
                .isInstanceOf(UnsafeSettings.class)
                .hasMessageContaining("tidemark.security.issuer");
    }

    @Test
    void profile_dev_takes_anything() {
        environment.setProperty("tidemark.database.runner.password", "");
        environment.setActiveProfiles("dev");

        assertThatCode(() -> SafeSettings.require(environment)).doesNotThrowAnyException();
    }
}
