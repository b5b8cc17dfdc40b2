package dev.tidemark.readmodel;

import dev.tidemark.projection.View;
import dev.tidemark.readmodel.ledger.Known;
import dev.tidemark.readmodel.ledger.KnownAt;
import dev.tidemark.readmodel.ledger.Place;
import dev.tidemark.readmodel.ledger.Search;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/// Every question of a view, each with the arguments that the API may ask it with: one after the
/// other in the place of the plainest, not in all combinations.
///
/// @param ids of the household that is asked about, by the names of parameters
record Questions(Map<String, UUID> ids) {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final LocalDate DAY = LocalDate.of(2023, 6, 30);
    private static final Known NOW = new Known(1_000, Instant.parse("2027-01-01T00:00:00Z"), true);
    private static final Known BEFORE =
            new Known(400, Instant.parse("2026-01-01T00:06:40Z"), false);

    UUID household() {
        return Objects.requireNonNull(ids.get("household"));
    }

    /// A question and one choice of arguments for it.
    record Question(View view, Method method, List<@Nullable Object> arguments) {
        Object ask() {
            try {
                return method.invoke(view, arguments.toArray());
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(toString(), e);
            }
        }

        @Override
        public String toString() {
            return "%s %s%s".formatted(view.id(), method.getName(), arguments);
        }
    }

    List<Question> of(View view) {
        return Stream.of(ClassUtils.getAllInterfacesForClass(view.getClass()))
                .filter(type -> type != View.class && View.class.isAssignableFrom(type))
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> method.getDeclaringClass() != View.class)
                .filter(method -> !method.isSynthetic())
                .distinct()
                .sorted(Comparator.comparing(Method::toString))
                .flatMap(method -> of(view, method))
                .toList();
    }

    private Stream<Question> of(View view, Method method) {
        List<List<@Nullable Object>> choices =
                Stream.of(method.getParameters()).map(one -> choices(method, one)).toList();
        List<@Nullable Object> plainest = new ArrayList<>();
        choices.forEach(choice -> plainest.add(choice.getFirst()));
        List<Question> questions = new ArrayList<>();
        questions.add(new Question(view, method, plainest));
        for (int i = 0; i < choices.size(); i++) {
            for (Object other : choices.get(i).subList(1, choices.get(i).size())) {
                List<@Nullable Object> changed = new ArrayList<>(plainest);
                changed.set(i, other);
                questions.add(new Question(view, method, changed));
            }
        }
        return questions.stream();
    }

    private List<@Nullable Object> choices(Method method, Parameter parameter) {
        String name = parameter.getName();
        Class<?> type = parameter.getType();
        if (type == UUID.class && name.equals("before")) {
            return Arrays.asList(null, ids.get("statementImport"));
        }
        if (type == UUID.class && ids.containsKey(name)) {
            return List.of(ids.get(name));
        }
        if (type == LocalDate.class) {
            return List.of(name.equals("from") ? DAY.minusMonths(1) : DAY);
        }
        if (type == YearMonth.class) {
            return name.equals("month")
                    ? Arrays.asList(null, YearMonth.from(DAY))
                    : List.of(YearMonth.from(DAY));
        }
        if (type == int.class || type == long.class) {
            Object number = name.equals("limit") ? 50 : 0;
            return List.of(type == long.class ? ((Integer) number).longValue() : number);
        }
        if (type == Search.class) {
            return List.copyOf(searches());
        }
        if (type == Place.class) {
            return Arrays.asList(null, new Place(DAY, NOBODY));
        }
        if (type == Known.class) {
            return name.equals("from") ? List.of(BEFORE) : List.of(NOW, BEFORE);
        }
        if (type == KnownAt.class) {
            return List.of(
                    new KnownAt.Now(),
                    new KnownAt.Number(400),
                    new KnownAt.Moment(Instant.parse("2026-01-01T00:06:40Z")));
        }
        throw new AssertionError(
                "Questions does not know what to ask %s with as %s".formatted(method, parameter));
    }

    private List<Search> searches() {
        UUID account = ids.get("account");
        UUID category = ids.get("category");
        UUID member = ids.get("member");
        var range = new Search.AmountRange("EUR", 1_000, 2_000);
        return List.of(
                Search.everything(),
                new Search(DAY.minusDays(30), DAY, null, null, null, null, null, false, false),
                new Search(null, null, account, null, null, null, null, false, false),
                new Search(null, null, null, Set.of(category), null, null, null, false, false),
                new Search(null, null, null, null, "zebra", null, null, false, false),
                new Search(null, null, null, null, null, member, null, false, false),
                new Search(null, null, null, null, null, null, range, false, false),
                new Search(null, null, null, null, null, null, null, true, false),
                new Search(null, null, null, null, null, null, null, false, true));
    }
}
