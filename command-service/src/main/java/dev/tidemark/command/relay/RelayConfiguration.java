package dev.tidemark.command.relay;

import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The bell in every instance, and a relay where `tidemark.relay.enabled` is not false.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RelaySettings.class, TopicSettings.class})
class RelayConfiguration {
    private static final int SOCKET_SECONDS = 30;

    /// Connections of its own: the relay must not wait behind commands for a pooled one, and two of
    /// them stay open.
    @Bean(defaultCandidate = false)
    DataSource relayDatabase(
            @Value("${tidemark.database.url}") String url,
            @Value("${tidemark.database.command.username}") String user,
            @Value("${tidemark.database.command.password}") String password) {
        return database(url, user, password);
    }

    static DataSource database(String url, String user, String password) {
        var database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setUser(user);
        database.setPassword(password);
        database.setApplicationName("tidemark-relay");
        database.setTcpKeepAlive(true);
        database.setSocketTimeout(SOCKET_SECONDS);
        return database;
    }

    @Bean
    NotifyingBell relayBell(@Qualifier("relayDatabase") DataSource relayDatabase) {
        return new NotifyingBell(relayDatabase);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "tidemark.relay.enabled", matchIfMissing = true)
    RelayLifecycle relay(
            RelaySettings settings,
            TopicSettings topic,
            @Value("${tidemark.kafka.bootstrap-servers}") String kafka,
            @Value("${tidemark.database.durable:true}") boolean durable,
            @Qualifier("relayDatabase") DataSource relayDatabase,
            NotifyingBell bell) {
        return new RelayLifecycle(
                new RelayRunner(
                        new Wiring(
                                settings,
                                topic,
                                Map.of("bootstrap.servers", kafka),
                                relayDatabase,
                                durable,
                                RelayConfiguration::producer),
                        bell));
    }

    static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
