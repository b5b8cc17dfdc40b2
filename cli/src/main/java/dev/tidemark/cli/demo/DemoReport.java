package dev.tidemark.cli.demo;

import dev.tidemark.cli.terminal.Amount;
import dev.tidemark.cli.terminal.TextTable;
import dev.tidemark.event.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The sample household's figures, from several sources that must agree.
///
/// @param spendingInLedger what the ledger's transactions say was spent
/// @param answers which version answered at which position
public record DemoReport(
        UUID household,
        List<AccountFigures> accounts,
        SpendingReport spending,
        Money spendingInLedger,
        List<AnsweredAt> answers) {

    /// Empty if everything agrees.
    public List<String> disagreements() {
        var found = new ArrayList<String>();
        accounts.forEach(account -> found.addAll(account.disagreements()));
        if (!spending.total().equals(spendingInLedger)) {
            found.add(
                    "spending says %s, the ledger says %s"
                            .formatted(spending.total(), spendingInLedger));
        }
        if (answers.stream().map(AnsweredAt::position).distinct().count() > 1) {
            found.add("the answers were given at different positions");
        }
        return found;
    }

    public String render() {
        return String.join("\n", balances(), spending.render(), positions());
    }

    private String balances() {
        var table = TextTable.of("Account", ">Opening", ">Lines", ">Closing", ">Balance", "");
        for (var account : accounts) {
            table.row(
                    account.name(),
                    Amount.exact(account.opening()),
                    Amount.exact(account.sumOfLines()),
                    Amount.exact(account.closing()),
                    Amount.exact(account.balance()),
                    account.disagreements().isEmpty() ? "agrees" : "DIFFERS");
        }
        return table.render();
    }

    private String positions() {
        var table = TextTable.of("Answered by", "At", "Position");
        answers.forEach(at -> table.row(at.projection(), at.place(), at.position()));
        return table.render();
    }

    /// For scripts: amounts are decimals in strings, so that nothing rounds them.
    public Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("household", household.toString());
        json.put("accounts", accounts.stream().map(DemoReport::json).toList());
        json.put("spending_total", spending.total().decimal());
        json.put("position", answers.getLast().position());
        json.put("disagreements", disagreements());
        return json;
    }

    private static Map<String, Object> json(AccountFigures account) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", account.name());
        json.put("opening", account.opening().decimal());
        json.put("sum_of_lines", account.sumOfLines().decimal());
        json.put("closing", account.closing().decimal());
        json.put("balance", account.balance().decimal());
        return json;
    }
}
