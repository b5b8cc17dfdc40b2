package dev.tidemark.cli.demo;

import static dev.tidemark.cli.http.HouseholdReads.money;

import dev.tidemark.cli.demo.BuiltHousehold.BuiltAccount;
import dev.tidemark.cli.http.Api;
import dev.tidemark.cli.http.HouseholdReads;
import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.event.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Builds the sample household and asks every read model about it.
public final class Demo {
    private final SampleFamily family = SampleFamily.shipped();
    private final Api api;
    private final Consumer<String> says;

    /// @param says hears what is being done
    public Demo(Api api, Consumer<String> says) {
        this.api = api;
        this.says = says;
    }

    public DemoReport run() {
        var built = new SampleBuilder(api, family, says).build();
        var reads = new HouseholdReads(api, built.id(), built.position());
        var openings = byId(reads.body("/accounts").path("accounts"), "id", "openingBalance");
        var categories = CategoryTree.of(reads.body("/categories").path("categories"));
        var ledger = Ledger.of(reads, categories, currency());
        var balances = balances(reads, built.lastDay());
        var spending = spending(reads, categories, built.lastDay());
        return new DemoReport(
                built.id(),
                built.accounts().stream()
                        .map(account -> figures(account, openings, balances, ledger))
                        .toList(),
                spending,
                ledger.spent(),
                answers(reads));
    }

    private String currency() {
        return family.household().baseCurrency();
    }

    private AccountFigures figures(
            BuiltAccount account,
            Map<UUID, Money> openings,
            Map<UUID, Money> balances,
            Ledger ledger) {
        var opening = of(account, openings, "accounts");
        var sumOfLines = account.imported().sumOfLines(opening.currency());
        return new AccountFigures(
                account.name(),
                opening,
                sumOfLines,
                account.imported().closing().orElseGet(() -> opening.plus(sumOfLines)),
                of(account, balances, "balances"),
                ledger.sumOf(account.id(), opening.currency()));
    }

    private static Money of(BuiltAccount account, Map<UUID, Money> amounts, String answer) {
        var amount = amounts.get(account.id());
        if (amount == null) {
            throw Refused.because("The answer to /%s lacks the account %s", answer, account.name());
        }
        return amount;
    }

    private static Map<UUID, Money> balances(HouseholdReads reads, LocalDate asOf) {
        return byId(reads.body("/balances?asOf=" + asOf).path("accounts"), "account", "balance");
    }

    private SpendingReport spending(HouseholdReads reads, CategoryTree categories, LocalDate to) {
        var from =
                family.accounts().stream()
                        .map(SampleFamily.SampleAccount::openingDate)
                        .min(LocalDate::compareTo)
                        .orElse(to);
        var answer =
                reads.body("/spending?from=" + YearMonth.from(from) + "&to=" + YearMonth.from(to));
        var cells = new ArrayList<SpendingCell>();
        for (var month : answer.path("months")) {
            for (var share : month.path("spending")) {
                cells.add(cell(month, share, categories));
            }
        }
        return new SpendingReport(cells, currency());
    }

    private static SpendingCell cell(JsonNode month, JsonNode share, CategoryTree categories) {
        return new SpendingCell(
                YearMonth.parse(month.path("month").asString()),
                categories.groupOf(share.path("category").asString("")),
                money(share.path("total")));
    }

    private static Map<UUID, Money> byId(JsonNode list, String id, String amount) {
        var amounts = new HashMap<UUID, Money>();
        list.forEach(one ->
                amounts.put(UUID.fromString(one.path(id).asString()), money(one.path(amount))));
        return amounts;
    }

    private static List<AnsweredAt> answers(HouseholdReads reads) {
        return reads.positions().entrySet().stream()
                .map(answer -> new AnsweredAt(answer.getKey(), answer.getValue()))
                .toList();
    }
}
