package dev.tidemark.command.lookup;

import dev.tidemark.event.AccountEvent;
import dev.tidemark.event.CategoryEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.HouseholdEvent;
import dev.tidemark.event.StatementEvent;
import dev.tidemark.event.TransactionEvent;
import java.util.UUID;

/// From an event to the rows it changes. No `default` anywhere: a new event does not compile until
/// somebody has decided.
final class LookupRows {
    private final UUID household;
    private final String actor;
    private final Changes changes;
    private final StatementLineRows lines;

    LookupRows(UUID household, String actor, LineKeys lineKeys, Changes changes) {
        this.household = household;
        this.actor = actor;
        this.changes = changes;
        this.lines = new StatementLineRows(household, lineKeys, changes);
    }

    void on(UUID aggregate, Event event) {
        switch (event) {
            case HouseholdEvent e -> household(e);
            case AccountEvent e -> account(aggregate, e);
            case CategoryEvent e -> category(aggregate, e);
            case TransactionEvent e -> lines.on(aggregate, e);
            case StatementEvent e -> statement(aggregate, e);
        }
    }

    private void household(HouseholdEvent event) {
        switch (event) {
            case HouseholdEvent.HouseholdCreated e ->
                    changes.add(
                            "insert into lookup.household (household, base_currency, time_zone) values (?, ?, ?)",
                            household,
                            e.baseCurrency(),
                            e.timeZone());
            case HouseholdEvent.MemberJoined e ->
                    changes.add(
                            "insert into lookup.member (household, subject, member, role) values (?, ?, ?, ?)",
                            household,
                            e.subject(),
                            e.member(),
                            e.role().name());
            case HouseholdEvent.MemberRoleChanged e ->
                    changes.add(
                            "update lookup.member set role = ? where household = ? and member = ?",
                            e.role().name(),
                            household,
                            e.member());
            case HouseholdEvent.MemberLeft e ->
                    changes.add(
                            "delete from lookup.member where household = ? and member = ?",
                            household,
                            e.member());
            case HouseholdEvent.HouseholdRenamed _,
                    HouseholdEvent.MemberInvited _,
                    HouseholdEvent.InvitationDeclined _,
                    HouseholdEvent.InvitationRevoked _ -> {}
        }
    }

    private void account(UUID account, AccountEvent event) {
        switch (event) {
            case AccountEvent.AccountOpened e ->
                    changes.add(
                            "insert into lookup.account (household, account, currency, open) values (?, ?, ?, true)",
                            household,
                            account,
                            e.openingBalance().currency());
            case AccountEvent.AccountClosed _ -> accountIs(account, false);
            case AccountEvent.AccountReopened _ -> accountIs(account, true);
            case AccountEvent.AccountRenamed _ -> {}
        }
    }

    private void accountIs(UUID account, boolean open) {
        changes.add(
                "update lookup.account set open = ? where household = ? and account = ?",
                open,
                household,
                account);
    }

    private void category(UUID category, CategoryEvent event) {
        switch (event) {
            case CategoryEvent.CategoryCreated e ->
                    changes.add(
                            "insert into lookup.category (household, category, parent, kind, open) values (?, ?, ?, ?, true)",
                            household,
                            category,
                            e.parent(),
                            e.kind().name());
            case CategoryEvent.CategoryMoved e ->
                    changes.add(
                            "update lookup.category set parent = ? where household = ? and category = ?",
                            e.parent(),
                            household,
                            category);
            case CategoryEvent.CategoryArchived _ ->
                    changes.add(
                            "update lookup.category set open = false where household = ? and category = ?",
                            household,
                            category);
            case CategoryEvent.CategoryRenamed _ -> {}
        }
    }

    private void statement(UUID statementImport, StatementEvent event) {
        switch (event) {
            case StatementEvent.StatementUploaded e ->
                    changes.add(
                            "insert into lookup.statement_import (household, account, sha256, statement_import, status, actor) values (?, ?, ?, ?, 'parsed', ?)",
                            household,
                            e.account(),
                            e.sha256(),
                            statementImport,
                            actor);
            case StatementEvent.StatementCommitStarted _ -> importIs(statementImport, "committing");
            case StatementEvent.StatementCommitted _ -> importIs(statementImport, "committed");
            case StatementEvent.StatementRevertStarted _ -> importIs(statementImport, "reverting");
            // The same file may be imported anew.
            case StatementEvent.StatementReverted _ ->
                    changes.add(
                            "delete from lookup.statement_import where statement_import = ?",
                            statementImport);
            case StatementEvent.StatementLinesParsed _,
                    StatementEvent.StatementLinesCommitted _,
                    StatementEvent.StatementLinesReverted _ -> {}
        }
    }

    private void importIs(UUID statementImport, String status) {
        changes.add(
                "update lookup.statement_import set status = ?, actor = ? where statement_import = ?",
                status,
                actor,
                statementImport);
    }
}
