package dev.tidemark.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.command.RunningService;
import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.embedded.testing.TestServers;
import dev.tidemark.settings.UnsafeSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class StoreCheckTest {
    private static StoreCheck check(String url, String user, String password, boolean durable) {
        var login = new DatabaseSettings.Login(user, password);
        return new StoreCheck(
                new DatabaseSettings(url, login, login, null, durable, Duration.ofMillis(700), 4));
    }

    @Test
    void a_server_that_forgets_is_refused_unless_a_test_says_so() {
        DatabaseAddress database = RunningService.newDatabase();
        check(database.jdbcUrl(), "tidemark_command", "of-command", false).run(false);
        assertThatThrownBy(() ->
                        check(database.jdbcUrl(), "tidemark_command", "of-command", true)
                                .run(false))
                .isInstanceOf(StoreNotUsable.class)
                .hasMessageContaining("=off");
    }

    @Test
    void a_database_that_is_behind_is_refused_with_the_command_that_mends_it() {
        DatabaseAddress empty = TestServers.newDatabase();
        assertThatThrownBy(() ->
                        check(empty.jdbcUrl(), empty.user(), empty.password(), false).run(false))
                .isInstanceOf(StoreNotUsable.class)
                .hasMessageContaining("tidemark schema upgrade");
    }

    @Test
    void an_address_that_refuses_is_named_after_some_patience() {
        String nowhere = "jdbc:postgresql://127.0.0.1:1/tidemark";
        assertThatThrownBy(() -> check(nowhere, "x", "x", true).run(false))
                .isInstanceOf(StoreNotUsable.class)
                .hasMessageContaining(nowhere);
    }

    @Test
    void development_settings_stop_the_start_elsewhere() {
        var environment = new MockEnvironment();
        environment.setProperty("tidemark.database.command.password", "tidemark");
        assertThatThrownBy(() -> SafeSettings.require(environment))
                .isInstanceOf(UnsafeSettings.class);
        environment.setActiveProfiles("dev");
        SafeSettings.require(environment);
        assertThat(SafeSettings.isDevelopment(environment)).isTrue();
    }
}
