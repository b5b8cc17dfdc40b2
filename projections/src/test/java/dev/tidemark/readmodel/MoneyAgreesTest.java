package dev.tidemark.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/// Whatever a household does, its read models tell one truth about its money; in the shape of their
/// first versions, unless a test says another.
class MoneyAgreesTest {
    private static final int HISTORIES = 20;
    private static final List<Projection> PROJECTIONS = found();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ledger_sums_are_the_balances(long seed) {
        for (int history = 0; history < HISTORIES; history++) {
            List<EventEnvelope> events = RandomHistory.of(seed * 1_000 + history, 80);

            List<Map<String, Object>> deltas = fold("balances", events).rows("delta");
            Map<Object, Long> ledger = ledgerSums(events);
            for (String grain : List.of("DAY", "MONTH", "YEAR")) {
                assertThat(byAccount(deltas, grain))
                        .as("%s of history %d of seed %d", grain, history, seed)
                        .isEqualTo(ledger);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void spending_is_what_the_ledger_adds_up_to_per_month(long seed) {
        for (int history = 0; history < HISTORIES; history++) {
            List<EventEnvelope> events = RandomHistory.of(seed * 1_000 + history, 80);
            Map<String, Long> spending = new TreeMap<>();
            for (Map<String, Object> row : fold("spending", events).rows("spending")) {
                boolean spent = row.get("kind").toString().equals("EXPENSE");
                long total = (long) row.get("total");
                spending.merge(
                        row.get("month") + " " + row.get("category") + " " + row.get("currency"),
                        spent ? -total : total,
                        Long::sum);
            }
            assertThat(spending)
                    .as("history %d of seed %d", history, seed)
                    .isEqualTo(ledgerByFirstCategory(events));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void spending_by_line_is_what_the_ledgers_lines_add_up_to(long seed) {
        for (int history = 0; history < HISTORIES; history++) {
            List<EventEnvelope> events = RandomHistory.of(seed * 1_000 + history, 80);
            Map<String, Long> spending = new TreeMap<>();
            for (Map<String, Object> row : fold("spending", 2, events).rows("spending")) {
                String cell = row.get("category") + " " + row.get("member") + " ";
                long net = (long) row.get("moneyIn") - (long) row.get("moneyOut");
                spending.merge(row.get("month") + " " + cell + row.get("currency"), net, Long::sum);
            }
            assertThat(spending)
                    .as("history %d of seed %d", history, seed)
                    .isEqualTo(ledgerByLine(events));
        }
    }

    private static Map<String, Long> ledgerByLine(List<EventEnvelope> events) {
        Map<Object, Map<String, Object>> payments = new HashMap<>();
        entries(events).stream()
                .filter(entry -> !entry.get("kind").toString().equals("TRANSFER"))
                .forEach(entry -> payments.put(entry.get("transaction"), entry));
        Map<String, Long> sums = new TreeMap<>();
        for (Map<String, Object> line : fold("ledger", events).rows("line")) {
            Map<String, Object> payment = payments.get(line.get("transaction"));
            if (payment != null) {
                Object category = line.get("category");
                LocalDate month = ((LocalDate) payment.get("bookedOn")).withDayOfMonth(1);
                String cell = (category == null ? new UUID(0, 0) : category) + " ";
                sums.merge(
                        month + " " + cell + payment.get("member") + " " + payment.get("currency"),
                        (long) line.get("amount"),
                        Long::sum);
            }
        }
        return sums;
    }

    @ParameterizedTest
    @MethodSource("projections")
    void every_projection_folds_any_history(Projection projection) {
        for (long seed = 0; seed < HISTORIES; seed++) {
            Fold fold = Fold.of(projection, RandomHistory.of(seed, 80));
            assertThat(fold.all().keySet()).containsExactlyElementsOf(projection.tables());
        }
    }

    private static Map<Object, Long> ledgerSums(List<EventEnvelope> events) {
        Map<Object, Long> sums = new HashMap<>();
        fold("household", events)
                .rows("account")
                .forEach(row -> sums.put(row.get("account"), (long) row.get("openingBalance")));
        entries(events)
                .forEach(
                        row -> sums.merge(row.get("account"), (long) row.get("amount"), Long::sum));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private static Map<String, Long> ledgerByFirstCategory(List<EventEnvelope> events) {
        Map<Object, Object> first = new HashMap<>();
        fold("ledger", events).rows("line").stream()
                .filter(line -> line.get("category") != null)
                .sorted(Comparator.comparing(line -> (int) line.get("ordinal")))
                .forEach(line -> first.putIfAbsent(line.get("transaction"), line.get("category")));
        Map<String, Long> sums = new TreeMap<>();
        for (Map<String, Object> entry : entries(events)) {
            if (!entry.get("kind").toString().equals("TRANSFER")) {
                Object category = first.getOrDefault(entry.get("transaction"), new UUID(0, 0));
                LocalDate month = ((LocalDate) entry.get("bookedOn")).withDayOfMonth(1);
                sums.merge(
                        month + " " + category + " " + entry.get("currency"),
                        (long) entry.get("amount"),
                        Long::sum);
            }
        }
        return sums;
    }

    private static List<Map<String, Object>> entries(List<EventEnvelope> events) {
        return fold("ledger", events).rows("entry").stream()
                .filter(row -> !(boolean) row.get("voided"))
                .toList();
    }

    private static Map<Object, Long> byAccount(List<Map<String, Object>> deltas, String grain) {
        Map<Object, Long> sums = new HashMap<>();
        deltas.stream()
                .filter(row -> row.get("grain").toString().equals(grain))
                .forEach(
                        row -> sums.merge(row.get("account"), (long) row.get("amount"), Long::sum));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private static Fold fold(String readModel, List<EventEnvelope> events) {
        return fold(readModel, 1, events);
    }

    private static Fold fold(String readModel, int version, List<EventEnvelope> events) {
        return PROJECTIONS.stream()
                .filter(projection -> projection.id().equals(new ProjectionId(readModel, version)))
                .map(projection -> Fold.of(projection, events))
                .findFirst()
                .orElseThrow();
    }

    static List<Projection> projections() {
        return PROJECTIONS;
    }

    /// Every version there is, as Spring finds them.
    private static List<Projection> found() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Projection.class));
        return scanner.findCandidateComponents("dev.tidemark.readmodel").stream()
                .map(found -> instance(found.getBeanClassName()))
                .toList();
    }

    private static Projection instance(String name) {
        try {
            var constructor = Class.forName(name).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Projection) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
