package dev.tidemark.projection.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.embedded.testing.TestServers;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.HouseholdEvent;
import dev.tidemark.event.Personal;
import dev.tidemark.event.topic.EventRecords.StoredEvent;
import dev.tidemark.projection.Answer;
import dev.tidemark.projection.NotAnswerable;
import dev.tidemark.projection.NotAnswerable.Reason;
import dev.tidemark.projection.ReadModels;
import dev.tidemark.projection.check.Checks;
import dev.tidemark.projection.check.VersionCheck;
import dev.tidemark.projection.status.BuildStatus;
import dev.tidemark.projection.status.ProjectionStatus;
import dev.tidemark.projection.testing.TestDatabase;
import dev.tidemark.projection.testing.TestTopic;
import dev.tidemark.readmodel.household.Household;
import dev.tidemark.readmodel.household.Households;
import dev.tidemark.store.Position;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An application that hosts every read model there is.
class ProjectionHostingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final DatabaseAddress ADDRESS = TestDatabase.fresh();
    private static final TestTopic TOPIC = new TestTopic(ADDRESS, 4);
    private static ConfigurableApplicationContext application;
    private static ConfigurableApplicationContext second;

    private final ReadModels readModels = application.getBean(ReadModels.class);

    private static final HouseholdEvent RENAMED =
            new HouseholdEvent.HouseholdRenamed(Personal.of("Later"), Personal.of("Late"));

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(ProjectionHosting.class)
    static class Host {
        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    @BeforeAll
    static void start() throws InterruptedException {
        var other = Thread.ofVirtual().start(() -> second = run(ADDRESS.jdbcUrl()));
        application = run(ADDRESS.jdbcUrl());
        other.join();
    }

    private static ConfigurableApplicationContext run(String url) {
        return new SpringApplicationBuilder(Host.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "tidemark.database.url=" + url,
                        "tidemark.database.query.username=tidemark_query",
                        "tidemark.database.query.password=" + TestDatabase.PASSWORD,
                        "tidemark.database.runner.username=tidemark_runner",
                        "tidemark.database.runner.password=" + TestDatabase.PASSWORD,
                        "tidemark.database.migrator.username=tidemark_migrator",
                        "tidemark.database.migrator.password=" + TestDatabase.PASSWORD,
                        "tidemark.database.patience=1s",
                        "tidemark.kafka.bootstrap-servers=" + TestServers.kafka(),
                        "tidemark.personal.master-key=" + TestTopic.MASTER_KEY)
                .run();
    }

    @AfterAll
    static void stop() {
        application.close();
        second.close();
        TOPIC.close();
    }

    private static EventEnvelope created(UUID household, String name) {
        return TOPIC.publish(
                household,
                household,
                new HouseholdEvent.HouseholdCreated(
                        household, Personal.of(name), "EUR", "Europe/Berlin"));
    }

    private static Position at(EventEnvelope event) {
        return new Position(event.store(), event.lane(), event.laneSeq());
    }

    private Answer<Optional<Household>> ask(UUID household, @Nullable Position atLeast) {
        return ask(household, atLeast, PATIENCE);
    }

    private Answer<Optional<Household>> ask(
            UUID household, @Nullable Position atLeast, Duration patience) {
        return readModels.ask(
                Households.class, household, atLeast, patience, view -> view.household(household));
    }

    @Test
    void answers_include_what_their_caller_has_written() {
        for (int i = 0; i < 20; i++) {
            UUID household = UUID.randomUUID();
            Position written = at(created(household, "The Waters " + i));

            Answer<Optional<Household>> answer = ask(household, written);

            assertThat(answer.value()).isPresent();
            assertThat(answer.projection().readModel()).isEqualTo("household");
            assertThat(answer.position()).isEqualTo(written);
            assertThat(answer.parkedSince()).isNull();
        }
    }

    @Test
    void an_answer_is_read_in_one_snapshot_that_cannot_write() {
        var session = JdbcClient.create(application.getBean(DataSource.class));

        Answer<String> answer =
                readModels.ask(
                        Households.class,
                        UUID.randomUUID(),
                        null,
                        Duration.ZERO,
                        _ ->
                                session.sql(
                                                """
                                                select current_setting('transaction_isolation') || ', '
                                                    || current_setting('transaction_read_only')
                                                """)
                                        .query(String.class)
                                        .single());

        assertThat(answer.value()).isEqualTo("repeatable read, on");
    }

    @Test
    void a_position_that_is_not_reached_in_time_is_refused_with_the_lag() {
        UUID household = UUID.randomUUID();
        Position written = at(created(household, "Later"));
        ask(household, written);
        List<StoredEvent> unsent =
                Stream.generate(() -> TOPIC.number(household, household, RENAMED))
                        .limit(3)
                        .toList();
        TOPIC.store().append(unsent);
        Position beyond = new Position(written.store(), written.lane(), written.laneSeq() + 3);

        assertThatThrownBy(() -> ask(household, beyond, Duration.ofMillis(150)))
                .isInstanceOfSatisfying(
                        NotAnswerable.class,
                        e -> {
                            assertThat(e.reason()).isEqualTo(Reason.LAGGING);
                            assertThat(e.lag()).isEqualTo(3);
                        });
        TOPIC.send(unsent);
    }

    @Test
    void a_position_of_another_store_is_refused() {
        UUID household = UUID.randomUUID();
        Position written = at(created(household, "Here"));
        Position foreign = new Position(UUID.randomUUID(), written.lane(), 1);

        assertThatThrownBy(() -> ask(household, foreign))
                .isInstanceOfSatisfying(
                        NotAnswerable.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_STORE));
    }

    @Test
    void an_answer_about_a_parked_household_says_so_and_later_positions_are_refused() {
        UUID household = UUID.randomUUID();
        Position written = at(created(household, "Twice"));
        Position again = at(created(household, "Twice"));

        await().atMost(PATIENCE).until(() -> ask(household, null).parkedSince() != null);

        assertThat(ask(household, written).parkedSince()).isEqualTo(again.laneSeq());
        assertThatThrownBy(() -> ask(household, again))
                .isInstanceOfSatisfying(
                        NotAnswerable.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.HOUSEHOLD_PARKED));
    }

    @Test
    void every_read_model_is_set_up_runs_and_passes_its_check() {
        created(UUID.randomUUID(), "Checked");
        var status = application.getBean(ProjectionStatus.class);
        await().atMost(PATIENCE)
                .until(() -> status.all().stream().allMatch(build -> build.lagEvents() == 0));

        List<BuildStatus> builds = status.all();
        assertThat(builds)
                .extracting(build -> build.build().projection().readModel())
                .contains("household", "imports", "ledger", "balances", "spending");
        assertThat(builds).allMatch(BuildStatus::active).allMatch(BuildStatus::code);
        List<VersionCheck> checks = application.getBean(Checks.class).run();
        assertThat(checks).hasSameSizeAs(builds).allMatch(VersionCheck::passed);
    }

    @Test
    void the_builds_are_metered() {
        var meters = application.getBean(MeterRegistry.class);

        await().atMost(PATIENCE)
                .until(() -> meters.find("tidemark.projection.lag.events").gauges().size() >= 5);
        created(UUID.randomUUID(), "Metered");
        await().atMost(PATIENCE)
                .until(() -> meters.get("tidemark.projection.position").gauge().value() > 0);
        assertThat(meters.find("tidemark.projection.missing.events").gauges())
                .isNotEmpty()
                .allMatch(gauge -> gauge.value() == 0);
    }

    @Test
    void a_server_that_is_not_there_is_named() {
        assertThatThrownBy(() -> run("jdbc:postgresql://127.0.0.1:1/nowhere"))
                .rootCause()
                .isInstanceOf(java.net.ConnectException.class);
        assertThatThrownBy(() -> run("jdbc:postgresql://127.0.0.1:1/nowhere"))
                .hasStackTraceContaining(
                        "PostgreSQL at jdbc:postgresql://127.0.0.1:1/nowhere refused");
    }

    @Test
    void a_database_that_cannot_keep_households_apart_is_refused_with_what_to_run()
            throws SQLException {
        DatabaseAddress unready = TestDatabase.fresh();
        try (Connection connection = unready.open();
                Statement statement = connection.createStatement()) {
            statement.execute("alter function pg_catalog.texticlike(text, text) not leakproof");
        }

        assertThatThrownBy(() -> run(unready.jdbcUrl()))
                .rootCause()
                .isInstanceOf(HostNotStarted.class)
                .hasMessageContaining("A superuser has to run in it: alter function")
                .hasMessageEndingWith("texticlike(text, text) leakproof");
    }
}
