package dev.tidemark.cli.demo;

import dev.tidemark.event.Money;
import java.util.ArrayList;
import java.util.List;

/// What four sources say about one account.
///
/// @param opening from the account
/// @param sumOfLines of the bank's statement, as it was read
/// @param closing from the bank's statement
/// @param balance from the read model balances
/// @param ledger the sum of the account's transactions in the read model ledger
record AccountFigures(
        String name, Money opening, Money sumOfLines, Money closing, Money balance, Money ledger) {

    /// What does not agree, as sentences.
    List<String> disagreements() {
        var found = new ArrayList<String>();
        if (!opening.plus(sumOfLines).equals(closing)) {
            found.add(
                    "%s: opening %s + lines %s is not closing %s"
                            .formatted(name, opening, sumOfLines, closing));
        }
        if (!balance.equals(closing)) {
            found.add(
                    "%s: balances say %s, the statement says %s".formatted(name, balance, closing));
        }
        if (!ledger.equals(sumOfLines)) {
            found.add(
                    "%s: the ledger sums to %s, the statement's lines to %s"
                            .formatted(name, ledger, sumOfLines));
        }
        return found;
    }
}
