package dev.tidemark.command.eventstore;

import dev.tidemark.command.decision.Command;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.RepositoryProvider;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/// Every class marked [AggregateRoot] below this application, with its repository and its handlers
/// on the command bus.
final class Aggregates implements RepositoryProvider {
    private static final String BELOW = "dev.tidemark.command";
    private static final CommandTargetResolver TARGET =
            message -> {
                Command command = (Command) message.getPayload();
                return new VersionedAggregateIdentifier(
                        command.aggregate().toString(), command.expectedVersion());
            };

    private final Map<Class<?>, Repository<?>> repositories = new HashMap<>();
    private final EventStore events;
    private final ParameterResolverFactory parameters;

    Aggregates(EventStore events, ParameterResolverFactory parameters) {
        this.events = events;
        this.parameters = parameters;
    }

    static List<Class<?>> marked() {
        ClassPathScanningCandidateComponentProvider scan =
                new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(AggregateRoot.class));
        return scan.findCandidateComponents(BELOW).stream()
                .map(BeanDefinition::getBeanClassName)
                .<Class<?>>map(name -> ClassUtils.resolveClassName(String.valueOf(name), null))
                .toList();
    }

    <T> void subscribe(Class<T> aggregate, CommandBus bus) {
        LaneRepository<T> repository = LaneRepository.of(aggregate, events, parameters, this);
        repositories.put(aggregate, repository);
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(aggregate)
                .repository(repository)
                .commandTargetResolver(TARGET)
                .parameterResolverFactory(parameters)
                .build()
                .subscribe(bus);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Repository<T> repositoryFor(Class<T> aggregate) {
        Repository<T> repository = (Repository<T>) repositories.get(aggregate);
        if (repository == null) {
            throw new IllegalArgumentException(aggregate + " is no aggregate");
        }
        return repository;
    }
}
