package dev.tidemark.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionSettingsTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "tidemark",
                "Postgres",
                "changeme",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            })
    void a_default_secret_is_refused_by_name(String secret) {
        Map<String, String> secrets = new HashMap<>();
        secrets.put("tidemark.database.command.password", secret);

        assertThatThrownBy(() -> ProductionSettings.require(secrets, "https://login.example.org"))
                .isInstanceOf(UnsafeSettings.class)
                .hasMessageContaining("tidemark.database.command.password");
    }

    @Test
    void the_development_issuer_is_refused() {
        assertThatThrownBy(() -> ProductionSettings.require(Map.of(), "http://issuer:8090"))
                .hasMessageContaining("tidemark.security.issuer");
    }

    @Test
    void secrets_of_one_s_own_and_an_https_issuer_pass() {
        assertThatCode(() ->
                        ProductionSettings.require(
                                Map.of("a", "x9!kk2"), "https://login.example.org"))
                .doesNotThrowAnyException();
    }
}
