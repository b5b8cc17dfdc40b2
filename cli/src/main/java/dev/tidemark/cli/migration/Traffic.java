package dev.tidemark.cli.migration;

import dev.tidemark.benchmark.Instance;
import dev.tidemark.cli.http.Api;
import dev.tidemark.cli.http.HouseholdReads;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.json.JsonMapper;

/// People at work while operators migrate: reports of generated households are read, expenses of a
/// few households are recorded, at steady rates.
final class Traffic implements AutoCloseable {
    private static final int READS = 100;
    private static final int WRITES = 50;
    private static final int WRITERS = 8;

    /// How many writes for one whose way into the read model is timed.
    private static final int FOLLOWED = 10;

    private static final String SPENDING = "/spending?from=2026-01&to=2026-06";
    private static final String HOUSEHOLDS = "/api/v1/households";

    private final Instance instance;
    private final Api api;
    private final List<UUID> read;
    private final List<Written> written = new ArrayList<>();
    private final Timings lags = new Timings();
    private final OpenLoop reads;
    private final OpenLoop writes;

    /// A household that is written to, and what was acknowledged.
    private record Written(UUID id, UUID account, UUID category, Queue<UUID> acknowledged) {
        String path() {
            return HOUSEHOLDS + "/" + id;
        }
    }

    /// @param households of the owner of `token`, to be read
    Traffic(Api api, String token, List<UUID> households) {
        this.instance = new Instance(api.base(), token);
        this.api = api;
        this.read = households;
        for (int i = 0; i < WRITERS; i++) {
            written.add(household());
        }
        this.reads = new OpenLoop("reads", READS, 200, this::read);
        this.writes = new OpenLoop("writes", WRITES, 201, this::write);
    }

    private Written household() {
        UUID id =
                instance.create(
                        HOUSEHOLDS,
                        Map.of("name", "Demo", "baseCurrency", "EUR", "timeZone", "Europe/Berlin"));
        String path = HOUSEHOLDS + "/" + id;
        Map<String, ?> account =
                Map.of(
                        "name", "Giro",
                        "kind", "checking",
                        "onBudget", true,
                        "openingBalance", Map.of("amount", "0.00", "currency", "EUR"),
                        "openedOn", "2026-01-01");
        return new Written(
                id,
                instance.create(path + "/accounts", account),
                instance.create(path + "/categories", Map.of("name", "Food", "kind", "expense")),
                new ConcurrentLinkedQueue<>());
    }

    private CompletableFuture<Integer> read(long number) {
        UUID household = read.get((int) (number % read.size()));
        String report = number % 2 == 0 ? SPENDING : "/balances";
        return instance.ask(HOUSEHOLDS + "/" + household + report)
                .thenApply(HttpResponse::statusCode);
    }

    private CompletableFuture<Integer> write(long number) {
        Written household = written.get((int) (number % written.size()));
        return instance.post(household.path() + "/transactions", expense(household, number))
                .thenApply(answer -> {
                    if (number % FOLLOWED == 0 && answer.statusCode() == 201) {
                        follow(household, answer);
                    }
                    return acknowledged(household, answer);
                });
    }

    /// Asks the read model that migrates for an answer with the write in it.
    private void follow(Written household, HttpResponse<String> answer) {
        long acknowledged = System.nanoTime();
        answer.headers()
                .firstValue(Instance.CONSISTENCY)
                .ifPresent(token ->
                        instance.ask(household.path() + SPENDING, token)
                                .thenAccept(read -> {
                                    if (read.statusCode() == 200) {
                                        lags.add(acknowledged);
                                    }
                                }));
    }

    private static Map<String, ?> expense(Written household, long number) {
        return Map.of(
                "kind",
                "expense",
                "account",
                household.account().toString(),
                "amount",
                Map.of("amount", "12.34", "currency", "EUR"),
                "bookedOn",
                "2026-06-15",
                "payee",
                "Payee " + number % 100,
                "lines",
                List.of(Map.of("category", household.category().toString())));
    }

    private static int acknowledged(Written household, HttpResponse<String> answer) {
        if (answer.statusCode() == 201) {
            var body = new JsonMapper().readTree(answer.body());
            household.acknowledged().add(UUID.fromString(body.path("id").asString()));
        }
        return answer.statusCode();
    }

    Timings reads() {
        return reads.timings();
    }

    /// From the acknowledgement of a write to an answer of the read model that has it.
    Timings lags() {
        return lags;
    }

    long readsFailed() {
        return reads.failed();
    }

    /// What became of reads and writes that failed, for people.
    String failures() {
        return "reads %s, writes %s".formatted(reads.failures(), writes.failures());
    }

    long writesFailed() {
        return writes.failed();
    }

    long writesAcknowledged() {
        return written.stream().mapToLong(one -> one.acknowledged().size()).sum();
    }

    /// How many acknowledged writes the ledger does not have. To be asked once all has arrived.
    long writesLost() {
        return written.stream().mapToLong(this::lost).sum();
    }

    private long lost(Written household) {
        Set<UUID> missing = new HashSet<>(household.acknowledged());
        var newest = api.get(household.path() + "/accounts").header("Projection-Position");
        new HouseholdReads(api, household.id(), newest)
                .eachOf(
                        "/transactions",
                        "transactions",
                        one -> missing.remove(UUID.fromString(one.path("id").asString())));
        return missing.size();
    }

    @Override
    public void close() {
        reads.close();
        writes.close();
    }
}
