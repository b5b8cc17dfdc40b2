package dev.tidemark.command.eventstore;

import dev.tidemark.command.lookup.Lookups;
import dev.tidemark.event.json.EventJson;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;

/// The parts of Axon that are used, and no others.
@Configuration(proxyBeanMethods = false)
class AxonWiring {
    /// Axon does not find Boot 4's transaction manager by itself, and would go on without one.
    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    JdbcEventStorageEngine eventStorageEngine(
            DataSource dataSource,
            TransactionManager transactions,
            EventJson json,
            Lookups lookups) {
        EventSerializer serializer = new EventSerializer(json);
        JdbcEventStorageEngine.Builder builder =
                JdbcEventStorageEngine.builder()
                        .connectionProvider(
                                new TransactionAwareDataSourceProxy(dataSource)::getConnection)
                        .transactionManager(transactions)
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        // PostgreSQL's unique_violation: the sequence of an aggregate was taken.
                        .persistenceExceptionResolver(new SQLStateResolver("23505"))
                        .batchSize(500);
        return new LaneEventStorageEngine(builder, json, lookups);
    }

    @Bean
    EventStore eventStore(JdbcEventStorageEngine engine) {
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    @Bean
    CommandBus commandBus(TransactionManager transactions, BeginCommand begin, EventStore events) {
        SimpleCommandBus bus = SimpleCommandBus.builder().transactionManager(transactions).build();
        bus.registerHandlerInterceptor(
                new CorrelationDataInterceptor<>(new MessageOriginProvider()));
        bus.registerHandlerInterceptor(begin);
        Aggregates aggregates =
                new Aggregates(
                        events,
                        MultiParameterResolverFactory.ordered(
                                new FactsParameter(),
                                ClasspathParameterResolverFactory.forClassLoader(
                                        AxonWiring.class.getClassLoader())));
        Aggregates.marked().forEach(aggregate -> aggregates.subscribe(aggregate, bus));
        return bus;
    }
}
