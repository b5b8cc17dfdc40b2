package dev.tidemark.projection.verification;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A sum of money per household and currency that no projection may change. Its label is the name
/// of a query in `conserved.sql`.
enum Measure {
    /// In minus out, over all payments.
    NET_PAYMENTS("net payments"),
    /// In minus out, over the legs of all transfers; zero where both are of one currency.
    NET_TRANSFERS("net transfers"),
    /// What lay in the accounts when they were opened.
    OPENING_BALANCES("opening balances"),
    /// All three: what lies in the accounts.
    NET_MOVEMENTS("net movements");

    final String label;

    Measure(String label) {
        this.label = label;
    }

    static Optional<Measure> of(String label) {
        return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(one -> one.label).toList();
    }
}
