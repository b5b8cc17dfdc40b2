package dev.tidemark.command.statementimport;

import dev.tidemark.command.decision.Access;
import dev.tidemark.command.decision.HouseholdFacts;
import dev.tidemark.event.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What has to be known of an import before there is a command: who asks, which currency the
/// account has, whether the file is known. Outside any lane; the command checks again what it
/// depends on.
@Component
class ImportLookup {
    /// An import that was accepted and is not complete.
    record Unfinished(UUID household, UUID statementImport, String actor) {}

    private final JdbcClient jdbc;

    ImportLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The account's currency, for a caller who may write. Whether it is open is asked by the
    /// command alone, which lets a repeated request have its first answer.
    ///
    /// @throws dev.tidemark.command.decision.Refused as the command itself would
    String currency(UUID household, String subject, UUID account) {
        HouseholdFacts facts =
                new HouseholdFacts(
                        caller(household, subject).orElse(null),
                        accounts(household, account),
                        Map.of(),
                        Map.of(),
                        List.of());
        facts.require(Access.WRITE);
        return facts.openAccount(account, "account").currency();
    }

    private Optional<HouseholdFacts.Member> caller(UUID household, String subject) {
        return jdbc.sql(
                        "select member, role from lookup.member where household = ? and subject = ?")
                .params(household, subject)
                .query((row, _) ->
                        new HouseholdFacts.Member(
                                row.getObject(1, UUID.class), Role.valueOf(row.getString(2))))
                .optional();
    }

    private Map<UUID, HouseholdFacts.Account> accounts(UUID household, UUID account) {
        return jdbc.sql("select currency from lookup.account where household = ? and account = ?")
                .params(household, account)
                .query((row, _) -> new HouseholdFacts.Account(row.getString(1), true))
                .optional()
                .map(found -> Map.of(account, found))
                .orElse(Map.of());
    }

    /// The import of the same file, unless it was reverted.
    Optional<UUID> known(UUID household, UUID account, String sha256) {
        return jdbc.sql(
                        "select statement_import from lookup.statement_import where household = ? and account = ? and sha256 = ?")
                .params(household, account, sha256)
                .query(UUID.class)
                .optional();
    }

    Optional<UUID> account(UUID household, UUID statementImport) {
        return jdbc.sql(
                        "select account from lookup.statement_import where statement_import = ? and household = ?")
                .params(statementImport, household)
                .query(UUID.class)
                .optional();
    }

    List<Unfinished> unfinished() {
        return jdbc.sql(
                        "select household, statement_import, actor from lookup.statement_import where status in ('committing', 'reverting')")
                .query((row, _) -> unfinished(row))
                .list();
    }

    Optional<Unfinished> unfinished(UUID statementImport) {
        return jdbc.sql(
                        "select household, statement_import, actor from lookup.statement_import where statement_import = ? and status in ('committing', 'reverting')")
                .param(statementImport)
                .query((row, _) -> unfinished(row))
                .optional();
    }

    private static Unfinished unfinished(ResultSet row) throws SQLException {
        return new Unfinished(
                row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3));
    }
}
