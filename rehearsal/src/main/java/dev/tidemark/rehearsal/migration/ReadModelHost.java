package dev.tidemark.rehearsal.migration;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidemark.event.json.EventJson;
import dev.tidemark.personal.JdbcPersonalKeys;
import dev.tidemark.personal.PersonalCipher;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.hosting.ProjectionHosting;
import dev.tidemark.projection.migration.Engine;
import dev.tidemark.projection.migration.Migrations;
import dev.tidemark.projection.status.BuildStatus;
import dev.tidemark.projection.status.ProjectionStatus;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/// Runners, registry and engine as query-service hosts them, for one read model and nobody who
/// asks.
final class ReadModelHost implements AutoCloseable {
    private static final String READ_MODEL = "tidemark.rehearsal.read-model";

    private final ConfigurableApplicationContext context;
    private final ProjectionId from;

    private ReadModelHost(ConfigurableApplicationContext context, ProjectionId from) {
        this.context = context;
        this.from = from;
    }

    /// @param from the version that answers first
    /// @param settings as query-service takes them
    static ReadModelHost open(ProjectionId from, List<String> settings) {
        String readModel = from.readModel();
        var own =
                Stream.of(
                        // The file of that name is the one of command-service.
                        "--spring.config.name=read-models",
                        "--" + READ_MODEL + "=" + readModel,
                        "--tidemark.migration.begin-with.%s=%d"
                                .formatted(readModel, from.version()));
        return new ReadModelHost(
                new SpringApplicationBuilder(Host.class)
                        .web(WebApplicationType.NONE)
                        .logStartupInfo(false)
                        .run(Stream.concat(settings.stream(), own).toArray(String[]::new)),
                from);
    }

    Migrations migrations() {
        return context.getBean(Migrations.class);
    }

    /// The version that answers.
    ProjectionId active() {
        return context.getBean(Engine.class)
                .builds()
                .active(from.readModel())
                .orElseThrow()
                .projection();
    }

    /// Of each build that is fed.
    List<BuildStatus> status() {
        return context.getBean(ProjectionStatus.class).all();
    }

    /// Of the role that owns all schemas.
    DataSource owner() {
        return context.getBean("migratorDataSource", DataSource.class);
    }

    /// Writes events so that their personal texts can be read here.
    EventJson codec() {
        return context.getBean(EventJson.class);
    }

    @Override
    public void close() {
        context.close();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(ProjectionHosting.class)
    static class Host {
        @Bean
        static BeanDefinitionRegistryPostProcessor onlyOneReadModel(Environment environment) {
            return new OnlyOne(environment.getRequiredProperty(READ_MODEL));
        }

        @Bean(defaultCandidate = false)
        HikariDataSource keysDataSource(
                @Value("${tidemark.database.url}") String url,
                @Value("${tidemark.database.keys.username}") String user,
                @Value("${tidemark.database.keys.password}") String password) {
            var keys = new HikariDataSource();
            keys.setJdbcUrl(url);
            keys.setUsername(user);
            keys.setPassword(password);
            return keys;
        }

        @Bean
        EventJson codec(
                @Qualifier("keysDataSource") HikariDataSource keysDataSource,
                @Value("${tidemark.personal.master-key}") String masterKey) {
            return new EventJson(
                    new PersonalCipher(new JdbcPersonalKeys(keysDataSource, masterKey)));
        }
    }

    /// Leaves out the projections and views of all others: folding the events into them as well
    /// would take most of the time.
    private record OnlyOne(String readModel) implements BeanDefinitionRegistryPostProcessor {
        private static final String ALL = "dev.tidemark.readmodel.";

        @Override
        public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
            for (String name : registry.getBeanDefinitionNames()) {
                if (name.startsWith(ALL) && !name.startsWith(ALL + readModel + ".")) {
                    registry.removeBeanDefinition(name);
                }
            }
        }

        @Override
        public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {}
    }
}
