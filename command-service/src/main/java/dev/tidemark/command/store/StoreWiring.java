package dev.tidemark.command.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tidemark.event.json.EventJson;
import dev.tidemark.personal.JdbcPersonalKeys;
import dev.tidemark.personal.PersonalCipher;
import dev.tidemark.personal.PersonalKeys;
import java.util.Properties;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/// The pools, and what is built directly on them.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class StoreWiring {
    @Bean
    @Primary
    HikariDataSource commandDataSource(DatabaseSettings settings, Environment environment) {
        SafeSettings.require(environment);
        new StoreCheck(settings).run(SafeSettings.isDevelopment(environment));
        return pool("command", settings.url(), settings.command(), settings.poolSize());
    }

    /// Keys are stored on their own, before the events that use them, by a role that sees nothing
    /// else.
    @Bean(defaultCandidate = false)
    HikariDataSource keysDataSource(DatabaseSettings settings) {
        return pool("keys", settings.url(), settings.keys(), 4);
    }

    @Bean
    PlatformTransactionManager transactionManager(HikariDataSource commandDataSource) {
        return new JdbcTransactionManager(commandDataSource);
    }

    @Bean
    PersonalKeys personalKeys(
            @Qualifier("keysDataSource") HikariDataSource keysDataSource,
            @Value("${tidemark.personal.master-key}") String masterKey) {
        return new JdbcPersonalKeys(keysDataSource, masterKey);
    }

    @Bean
    EventJson eventJson(PersonalKeys keys) {
        return new EventJson(new PersonalCipher(keys));
    }

    private static HikariDataSource pool(
            String name, String url, DatabaseSettings.Login login, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(login.username());
        config.setPassword(login.password());
        config.setMaximumPoolSize(size);
        // A server that is away is said so within about 2 s, by both: nobody waits for a pool.
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        config.setInitializationFailTimeout(-1);
        Properties driver = new Properties();
        driver.setProperty("connectTimeout", "2");
        driver.setProperty("socketTimeout", "10");
        driver.setProperty("tcpKeepAlive", "true");
        driver.setProperty("ApplicationName", "tidemark-" + name);
        config.setDataSourceProperties(driver);
        return new HikariDataSource(config);
    }
}
