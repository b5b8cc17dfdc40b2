package dev.tidemark.command.eventstore;

import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import java.util.UUID;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.RepositoryProvider;
import org.jspecify.annotations.Nullable;

/// Loads aggregates of the open command's household. It takes no locks of its own: whoever holds
/// the lane is alone with the household.
final class LaneRepository<T> extends EventSourcingRepository<T> {
    private LaneRepository(Builder<T> builder) {
        super(builder);
    }

    static <T> LaneRepository<T> of(
            Class<T> aggregate,
            EventStore events,
            ParameterResolverFactory parameters,
            RepositoryProvider repositories) {
        return new LaneRepository<>(
                EventSourcingRepository.builder(aggregate)
                        .eventStore(events)
                        .repositoryProvider(repositories)
                        .lockFactory(NullLockFactory.INSTANCE)
                        .parameterResolverFactory(parameters)
                        .filterByAggregateType());
    }

    /// Any difference is refused before the handler runs, also a version that is yet to come.
    @Override
    protected void validateOnLoad(Aggregate<T> aggregate, @Nullable Long expectedVersion) {
        long version = aggregate.version();
        OpenCommand.current().stands(UUID.fromString(aggregate.identifierAsString()), version);
        if (expectedVersion != null && expectedVersion != version) {
            throw Refused.at(
                    Refusal.STALE_VERSION,
                    "If-Match",
                    "If-Match names version "
                            + expectedVersion
                            + ", but it stands at version "
                            + version
                            + "; read it again");
        }
    }
}
