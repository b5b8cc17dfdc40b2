package dev.tidemark.command.category;

import static dev.tidemark.command.decision.Given.ARCHIVED;
import static dev.tidemark.command.decision.Given.FOOD;
import static dev.tidemark.command.decision.Given.GROCERIES;
import static dev.tidemark.command.decision.Given.HOUSEHOLD;
import static dev.tidemark.command.decision.Given.SALARY;

import dev.tidemark.command.category.CategoryCommand.ArchiveCategory;
import dev.tidemark.command.category.CategoryCommand.ChangeCategory;
import dev.tidemark.command.category.CategoryCommand.CreateCategory;
import dev.tidemark.command.decision.Given;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.event.CategoryEvent.CategoryArchived;
import dev.tidemark.event.CategoryEvent.CategoryCreated;
import dev.tidemark.event.CategoryEvent.CategoryMoved;
import dev.tidemark.event.CategoryEvent.CategoryRenamed;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Personal;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class CategoryTest {
    private static final UUID NEW = Given.id(30);
    private static final CategoryCreated FOOD_CREATED =
            new CategoryCreated(FOOD, Personal.of("Food"), CategoryKind.EXPENSE, null);

    private static FixtureConfiguration<Category> category(UUID... lineage) {
        return Given.aggregate(Category.class, Given.facts(lineage));
    }

    private static CreateCategory under(UUID parent) {
        return new CreateCategory(HOUSEHOLD, NEW, "Bread", CategoryKind.EXPENSE, parent);
    }

    private static ChangeCategory move(UUID parent) {
        return new ChangeCategory(HOUSEHOLD, FOOD, 0L, null, true, parent);
    }

    @Test
    void a_category_stands_below_one_of_its_kind() {
        category(GROCERIES, FOOD)
                .givenNoPriorActivity()
                .when(under(GROCERIES))
                .expectEvents(
                        new CategoryCreated(
                                NEW, Personal.of("Bread"), CategoryKind.EXPENSE, GROCERIES));
    }

    @Test
    void a_parent_of_another_kind_an_archived_and_an_unknown_one_are_refused() {
        Given.refuses(
                category().givenNoPriorActivity(),
                under(SALARY),
                Refusal.CATEGORY_KIND_DIFFERS,
                "/parent");
        Given.refuses(
                category().givenNoPriorActivity(),
                under(ARCHIVED),
                Refusal.CATEGORY_ARCHIVED,
                "/parent");
        Given.refuses(
                category().givenNoPriorActivity(),
                under(Given.id(99)),
                Refusal.UNKNOWN_CATEGORY,
                "/parent");
    }

    @Test
    void a_category_never_stands_below_itself() {
        Given.refuses(
                category(GROCERIES, FOOD).given(FOOD_CREATED),
                move(GROCERIES),
                Refusal.CATEGORY_CYCLE,
                "/parent");
        Given.refuses(
                category(FOOD).given(FOOD_CREATED), move(FOOD), Refusal.CATEGORY_CYCLE, "/parent");
    }

    @Test
    void the_tree_has_at_most_ten_levels() {
        UUID[] ten = IntStream.range(0, 10).mapToObj(i -> Given.id(50 + i)).toArray(UUID[]::new);
        Given.refuses(
                category(ten).givenNoPriorActivity(),
                under(GROCERIES),
                Refusal.CATEGORY_TOO_DEEP,
                "/parent");
    }

    @Test
    void one_request_renames_and_moves() {
        category()
                .given(
                        new CategoryCreated(
                                GROCERIES, Personal.of("Shops"), CategoryKind.EXPENSE, FOOD))
                .when(new ChangeCategory(HOUSEHOLD, GROCERIES, 0L, "Groceries", true, null))
                .expectEvents(
                        new CategoryRenamed(Personal.of("Shops"), Personal.of("Groceries")),
                        new CategoryMoved(FOOD, null));
    }

    @Test
    void what_is_not_said_stays() {
        category()
                .given(
                        new CategoryCreated(
                                GROCERIES, Personal.of("Shops"), CategoryKind.EXPENSE, FOOD))
                .when(new ChangeCategory(HOUSEHOLD, GROCERIES, 0L, null, false, null))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void an_archived_category_does_not_change_and_is_archived_once() {
        Given.refuses(
                category().given(FOOD_CREATED, new CategoryArchived()),
                new ChangeCategory(HOUSEHOLD, FOOD, 1L, "Meals", false, null),
                Refusal.CATEGORY_ARCHIVED);
        category()
                .given(FOOD_CREATED, new CategoryArchived())
                .when(new ArchiveCategory(HOUSEHOLD, FOOD, 1L))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        category()
                .given(FOOD_CREATED)
                .when(new ArchiveCategory(HOUSEHOLD, FOOD, 0L))
                .expectEvents(new CategoryArchived());
    }
}
