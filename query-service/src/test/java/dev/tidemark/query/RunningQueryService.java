package dev.tidemark.query;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.embedded.testing.TestServers;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.Role;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.ReadModelSet;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.readmodel.Story;
import dev.tidemark.store.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One service for all tests of the module, which keep apart by households of their own. Tests
/// write store and topic in the place of command-service.
final class RunningQueryService {
    static final RunningQueryService SHARED = new RunningQueryService();

    private final DatabaseAddress database = TestDatabase.fresh();
    private final TestTopic topic = new TestTopic(database, 4);
    private final List<StoredEvent> kept = new ArrayList<>();
    private final ConfigurableApplicationContext context;

    private RunningQueryService() {
        context = start();
    }

    /// A service whose read models begin with these versions instead of their newest ones.
    RunningQueryService(ProjectionId... active) {
        List<Projection> projections =
                SHARED.context.getBeansOfType(Projection.class).values().stream()
                        .filter(projection -> List.of(active).contains(projection.id()))
                        .toList();
        try (var migrator = TestDatabase.pool(database, "tidemark_migrator");
                var runner = TestDatabase.pool(database, "tidemark_runner")) {
            new ReadModelSet(projections, migrator, new Database(runner)).setUp();
        }
        context = start();
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(QueryServiceApplication.class)
                .profiles("dev")
                .run(
                        settings().entrySet().stream()
                                .map(e -> "--" + e.getKey() + "=" + e.getValue())
                                .toArray(String[]::new));
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", "0");
        settings.put("tidemark.database.url", database.jdbcUrl());
        settings.put("tidemark.database.migrator.username", database.user());
        settings.put("tidemark.database.migrator.password", database.password());
        for (String role : List.of("query", "runner")) {
            settings.put("tidemark.database." + role + ".username", "tidemark_" + role);
            settings.put("tidemark.database." + role + ".password", TestDatabase.PASSWORD);
        }
        settings.put("tidemark.kafka.bootstrap-servers", TestServers.kafka());
        settings.put("tidemark.personal.master-key", TestTopic.MASTER_KEY);
        settings.put("tidemark.health.schemas-every", "100ms");
        settings.put("tidemark.migration.automatic", "false");
        settings.put("tidemark.migration.archives", "target/archives/" + UUID.randomUUID());
        settings.put("tidemark.security.issuer", TestServers.issuer().url());
        settings.put("tidemark.security.jwk-set-uri", TestServers.issuer().url() + "/jwks");
        return settings;
    }

    /// A client with a token of this subject.
    Api as(String subject, String... scopes) {
        return withToken(TestServers.issuer().token(subject, scopes));
    }

    Api withToken(String token) {
        return anonymous().with("Authorization", "Bearer " + token);
    }

    Api anonymous() {
        return new Api(
                "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"),
                Map.of());
    }

    /// Puts into store and topic what has happened since the last call.
    ///
    /// @return where the last event stands
    Position publish(Story story) {
        return publish(story, true);
    }

    /// @param sent whether the events reach the topic, too
    Position publish(Story story, boolean sent) {
        return publish(story.news(), sent);
    }

    Position publish(List<EventEnvelope> news, boolean sent) {
        List<StoredEvent> events = news.stream().map(this::number).toList();
        topic.store().append(events);
        if (sent) {
            topic.send(events);
        } else {
            kept.addAll(events);
        }
        StoredEvent last = events.getLast();
        return new Position(last.store(), last.lane(), last.laneSeq());
    }

    /// Sends what was only stored until now: whoever comes later in its lane waits for it.
    void sendRest() {
        topic.send(kept);
        kept.clear();
    }

    private StoredEvent number(EventEnvelope event) {
        return topic.number(event.household(), event.aggregate(), event.event());
    }

    /// A story whose first member calls as this subject, published, with the membership that
    /// command-service would have written.
    Story begin(String subject) {
        var story = new Story();
        join(story.household, subject, story.anna);
        return story;
    }

    void join(UUID household, String subject, UUID member) {
        join(household, subject, member, Role.OWNER);
    }

    void join(UUID household, String subject, UUID member, Role role) {
        sql().sql(
                        "insert into lookup.member (household, subject, member, role) values (?, ?, ?, ?)")
                .params(household, subject, member, role.name())
                .update();
    }

    /// Looks into the database as the superuser.
    JdbcClient sql() {
        return topic.store().sql();
    }

    /// The version that a read model begins with.
    ProjectionId newest(String readModel) {
        return context.getBeansOfType(Projection.class).values().stream()
                .map(Projection::id)
                .filter(id -> id.readModel().equals(readModel))
                .max(Comparator.comparingInt(ProjectionId::version))
                .orElseThrow();
    }

    /// How many read models there are.
    long readModels() {
        return context.getBeansOfType(Projection.class).values().stream()
                .map(projection -> projection.id().readModel())
                .distinct()
                .count();
    }

    void close() {
        context.close();
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }
}
