package dev.tidemark.command.decision;

import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomTypeSafeMatcher;

/// What aggregates are told in tests: a household with a few accounts and categories, as a value.
public final class Given {
    public static final UUID HOUSEHOLD = id(1);
    public static final UUID ANNA = id(2);
    public static final UUID BEN = id(3);
    public static final UUID GIRO = id(10);
    public static final UUID SAVINGS = id(11);
    public static final UUID YEN = id(12);
    public static final UUID CLOSED = id(13);
    public static final UUID FOOD = id(20);
    public static final UUID GROCERIES = id(21);
    public static final UUID SALARY = id(22);
    public static final UUID ARCHIVED = id(23);

    private Given() {}

    public static UUID id(int number) {
        return new UUID(0x0192_0000_0000_7000L, number);
    }

    /// Anna, an owner, asks.
    public static HouseholdFacts facts(UUID... lineage) {
        Map<UUID, HouseholdFacts.Account> accounts = new HashMap<>();
        accounts.put(GIRO, new HouseholdFacts.Account("EUR", true));
        accounts.put(SAVINGS, new HouseholdFacts.Account("EUR", true));
        accounts.put(YEN, new HouseholdFacts.Account("JPY", true));
        accounts.put(CLOSED, new HouseholdFacts.Account("EUR", false));
        Map<UUID, HouseholdFacts.Category> categories = new HashMap<>();
        categories.put(FOOD, new HouseholdFacts.Category(null, CategoryKind.EXPENSE, true));
        categories.put(GROCERIES, new HouseholdFacts.Category(FOOD, CategoryKind.EXPENSE, true));
        categories.put(SALARY, new HouseholdFacts.Category(null, CategoryKind.INCOME, true));
        categories.put(ARCHIVED, new HouseholdFacts.Category(null, CategoryKind.EXPENSE, false));
        return new HouseholdFacts(
                new HouseholdFacts.Member(ANNA, Role.OWNER),
                accounts,
                categories,
                Map.of(BEN, Role.EDITOR),
                List.of(lineage));
    }

    public static <T> FixtureConfiguration<T> aggregate(Class<T> type, HouseholdFacts facts) {
        return new AggregateTestFixture<>(type)
                .registerInjectableResource(facts)
                .registerCommandTargetResolver(message ->
                        new VersionedAggregateIdentifier(
                                ((Command) message.getPayload()).aggregate().toString(), null));
    }

    /// Refused for this reason, naming these fields, and no event.
    public static void refuses(
            TestExecutor<?> history, Object command, Refusal refusal, String... pointers) {
        List<String> expected = List.of(pointers);
        history.when(command)
                .expectNoEvents()
                .expectException(
                        new CustomTypeSafeMatcher<Refused>(refusal + " at " + expected) {
                            @Override
                            protected boolean matchesSafely(Refused refused) {
                                return refused.refusal() == refusal
                                        && refused.problems().stream()
                                                .map(FieldProblem::pointer)
                                                .toList()
                                                .equals(expected);
                            }
                        });
    }
}
