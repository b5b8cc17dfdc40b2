package dev.tidemark.readmodel.ledger.v2;

import dev.tidemark.readmodel.ledger.Known;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// Which revisions were known at a point. The last point asks for what was never replaced: that is
/// what the partial indexes hold.
record KnownRows(Known at) {
    /// A condition on the revisions of a table.
    String condition() {
        return condition("");
    }

    /// @param of the table's name with a dot, where others are beside it
    String condition(String of) {
        return at.latest()
                ? of + "known_until is null"
                : """
                %1$sknown_from_number <= :known
                    and (%1$sknown_until_number is null or %1$sknown_until_number > :known)\
                """
                        .formatted(of);
    }

    StatementSpec bound(StatementSpec statement) {
        return at.latest() ? statement : statement.param("known", at.number());
    }
}
