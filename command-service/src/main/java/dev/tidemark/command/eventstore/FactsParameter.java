package dev.tidemark.command.eventstore;

import dev.tidemark.command.decision.HouseholdFacts;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/// Gives command handlers the facts that [BeginCommand] read.
final class FactsParameter implements ParameterResolverFactory, ParameterResolver<HouseholdFacts> {
    @Override
    public @Nullable ParameterResolver<?> createInstance(
            Executable executable, Parameter[] parameters, int index) {
        return parameters[index].getType().equals(HouseholdFacts.class) ? this : null;
    }

    @Override
    public HouseholdFacts resolveParameterValue(Message<?> message) {
        return CurrentUnitOfWork.get().getResource(HouseholdFacts.class.getName());
    }

    @Override
    public boolean matches(Message<?> message) {
        return CurrentUnitOfWork.isStarted();
    }
}
