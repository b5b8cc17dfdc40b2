package dev.tidemark.command;

import dev.tidemark.command.decision.Command;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.command.eventstore.Answer;
import dev.tidemark.command.eventstore.Batches;
import dev.tidemark.command.eventstore.Origin;
import dev.tidemark.command.eventstore.RecordedEvents;
import dev.tidemark.event.EventEnvelope;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.JdbcTemplate;

/// The aggregates and their store without HTTP, for programs that write much: every command takes
/// the way of a request from there on. Nothing resumes or listens here, and nothing relays unless
/// it is asked to; the relay of a running service is woken after each commit.
public final class CommandsInProcess implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Batches batches;
    private final RecordedEvents recorded;

    private CommandsInProcess(ConfigurableApplicationContext context) {
        this.context = context;
        this.batches = context.getBean(Batches.class);
        this.recorded = context.getBean(RecordedEvents.class);
    }

    /// What the store has of a household.
    ///
    /// @param last the id of its last event
    public record Held(long events, UUID last) {}

    /// @param settings as the service takes them, such as `--tidemark.database.url=...`
    public static CommandsInProcess open(String... settings) {
        return open(false, settings);
    }

    /// The same where no service runs: what is stored is also sent to the topic, in the background.
    public static CommandsInProcess openRelaying(String... settings) {
        return open(true, settings);
    }

    private static CommandsInProcess open(boolean relays, String... settings) {
        return new CommandsInProcess(
                new SpringApplicationBuilder(Wiring.class)
                        .web(WebApplicationType.NONE)
                        .logStartupInfo(false)
                        .run(
                                Stream.concat(
                                                Stream.of(settings),
                                                Stream.of("--tidemark.relay.enabled=" + relays))
                                        .toArray(String[]::new)));
    }

    /// Commands of one household in one transaction. Returns after the commit.
    ///
    /// @param commands as [#cut] leaves them together
    /// @param actor the subject in whose name
    /// @throws Refused for the first that is refused; then none is carried out
    public Answer decide(List<Command> commands, String actor) {
        UUID household = commands.getFirst().household();
        return batches.decide(commands, new Origin(actor, UUID.randomUUID(), null, 200, household));
    }

    /// Appends what another store recorded, as it is, in one transaction: no aggregate is asked.
    /// Returns after the commit.
    ///
    /// @param events of one household, in its order, 250 at most
    /// @throws Refused for every reason there is; then none is stored
    public void store(List<EventEnvelope> events) {
        recorded.store(events);
    }

    /// What the store has, by household.
    public Map<UUID, Held> held() {
        return recorded.held().stream()
                .collect(
                        Collectors.toMap(
                                RecordedEvents.Held::household,
                                held -> new Held(held.events(), held.last())));
    }

    /// Cuts a household's commands into as few transactions as they fit.
    public static List<List<Command>> cut(List<? extends Command> commands) {
        return Batches.cut(commands);
    }

    @Override
    public void close() {
        context.close();
    }

    /// Not a configuration by annotation, so that the service does not find it.
    @ComponentScan({
        "dev.tidemark.command.eventstore",
        "dev.tidemark.command.lookup",
        "dev.tidemark.command.relay",
        "dev.tidemark.command.store"
    })
    static class Wiring {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        JdbcTemplate jdbcTemplate(DataSource commandDataSource) {
            return new JdbcTemplate(commandDataSource);
        }
    }
}
