package dev.tidemark.cli.demo;

import dev.tidemark.cli.demo.SampleFamily.SampleAccount;
import dev.tidemark.cli.demo.SampleFamily.SampleCategory;
import dev.tidemark.cli.http.Answer;
import dev.tidemark.cli.http.Api;
import dev.tidemark.cli.statement.ImportState;
import dev.tidemark.cli.statement.ImportedLine;
import dev.tidemark.cli.statement.StatementImports;
import dev.tidemark.cli.statement.StatementUpload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Builds the sample household over HTTP. Each request has an idempotency key of its own, so
/// building it again finds what is there.
final class SampleBuilder {
    private final Api api;
    private final SampleFamily family;
    private final Consumer<String> says;

    SampleBuilder(Api api, SampleFamily family, Consumer<String> says) {
        this.api = api;
        this.family = family;
        this.says = says;
    }

    BuiltHousehold build() {
        var household = id(post("", body(family.household()), "household"));
        var path = "/" + household;
        var categories = categories(path);
        var accounts = new ArrayList<BuiltHousehold.BuiltAccount>();
        for (var account : family.accounts()) {
            var id = id(post(path + "/accounts", body(account), "account-" + account.name()));
            accounts.add(
                    new BuiltHousehold.BuiltAccount(
                            id, account.name(), imported(household, id, account, categories)));
        }
        return new BuiltHousehold(household, accounts);
    }

    private Map<String, UUID> categories(String household) {
        var ids = new HashMap<String, UUID>();
        for (var top : family.categories()) {
            var parent = category(household, top.name(), top, null);
            ids.put(top.name(), parent);
            top.children()
                    .forEach(child ->
                            ids.put(child.name(), category(household, child.name(), top, parent)));
        }
        return ids;
    }

    private UUID category(
            String household, String name, SampleCategory top, @Nullable UUID parent) {
        var body = new HashMap<String, Object>(Map.of("name", name, "kind", wire(top.kind())));
        if (parent != null) {
            body.put("parent", parent.toString());
        }
        var key = "category-" + (parent == null ? "" : top.name() + "-") + name;
        return id(post(household + "/categories", body, key));
    }

    private ImportState imported(
            UUID household, UUID account, SampleAccount sample, Map<String, UUID> categories) {
        var imports = new StatementImports(api, household);
        var uploaded =
                imports.upload(
                        new StatementUpload(
                                account,
                                sample.file(),
                                sample.statement(),
                                key("import-" + sample.file())));
        var chosen = chosen(uploaded.lines(), categories);
        var done = imports.commit(uploaded.id(), chosen, key("commit-" + sample.file()));
        says.accept("%s: %d lines of %s".formatted(sample.name(), done.recorded(), sample.file()));
        return done;
    }

    /// A category for each line that will be recorded, by its payee.
    private Map<Integer, UUID> chosen(List<ImportedLine> lines, Map<String, UUID> categories) {
        var rules = family.categoriesByPayee();
        var chosen = new HashMap<Integer, UUID>();
        for (var line : lines) {
            var payee = line.payee().toLowerCase(Locale.ROOT);
            var category = categories.get(rules.getOrDefault(payee, family.otherwise()));
            if (line.isNew() && category != null) {
                chosen.put(line.number(), category);
            }
        }
        return chosen;
    }

    private static Map<String, Object> body(SampleFamily.SampleHousehold household) {
        return Map.of(
                "name", household.name(),
                "baseCurrency", household.baseCurrency(),
                "timeZone", household.timeZone());
    }

    private static Map<String, Object> body(SampleAccount account) {
        return Map.of(
                "name", account.name(),
                "kind", wire(account.kind()),
                "onBudget", true,
                "openingBalance",
                        Map.of("amount", account.openingBalance(), "currency", account.currency()),
                "openedOn", account.openingDate().toString());
    }

    /// As the API writes choices.
    private static String wire(String choice) {
        return choice.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Answer post(String below, Map<String, ?> body, String what) {
        return api.post("/api/v1/households" + below, body, key(what));
    }

    private static String key(String what) {
        return "demo-" + what.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static UUID id(Answer answer) {
        return UUID.fromString(answer.body().path("id").asString());
    }
}
