package dev.tidemark.cli.demo;

import static dev.tidemark.cli.http.HouseholdReads.money;

import dev.tidemark.cli.http.HouseholdReads;
import dev.tidemark.event.Money;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Every transaction of the ledger, summed here: a second way to the balances and to the spending.
final class Ledger {
    private final CategoryTree categories;
    private final Map<UUID, Money> sums = new HashMap<>();
    private Money spent;

    private Ledger(CategoryTree categories, String currency) {
        this.categories = categories;
        this.spent = Money.zero(currency);
    }

    static Ledger of(HouseholdReads reads, CategoryTree categories, String currency) {
        var ledger = new Ledger(categories, currency);
        reads.eachOf("/transactions", "transactions", ledger::add);
        return ledger;
    }

    private void add(JsonNode transaction) {
        var amount = money(transaction.path("amount"));
        add(transaction.path("account"), amount);
        if (transaction.path("other").isObject()) {
            var other = transaction.path("other");
            add(other.path("account"), money(other.path("amount")));
            return;
        }
        var goesOut = transaction.path("kind").asString().equals("expense");
        if (categories.isSpending(firstCategory(transaction), goesOut)) {
            spent = spent.plus(amount.negate());
        }
    }

    private void add(JsonNode account, Money amount) {
        sums.merge(UUID.fromString(account.asString()), amount, Money::plus);
    }

    private static String firstCategory(JsonNode transaction) {
        for (var line : transaction.path("lines")) {
            if (line.path("category").isString()) {
                return line.path("category").asString();
            }
        }
        return "";
    }

    Money sumOf(UUID account, String currency) {
        return sums.getOrDefault(account, Money.zero(currency));
    }

    Money spent() {
        return spent;
    }
}
