package dev.tidemark.readmodel.ledger.v2;

import dev.tidemark.readmodel.ledger.Known;
import dev.tidemark.readmodel.ledger.Place;
import dev.tidemark.readmodel.ledger.Search;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The statement that finds one page. Only what is asked for is in it, so that the planner sees
/// which index serves it. A page of the past is merged from what is known still and what was
/// replaced since: each has an index in the page's order.
final class EntryQuery {
    private static final String ORDER = " order by booked_on desc, transaction desc limit :limit";

    private final @Nullable Known at;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    /// @param at `null` for what is known now
    EntryQuery(
            UUID household, @Nullable Known at, Search search, @Nullable Place after, int limit) {
        this.at = at == null || at.latest() ? null : at;
        add("household = :household", "household", household);
        registers(search.account());
        add("booked_on >= :from", "from", search.from());
        add("booked_on <= :to", "to", search.to());
        add("member = :member", "member", search.member());
        text(search.text());
        amount(search.amount());
        lines(search);
        if (!search.voided()) {
            conditions.add("not voided");
        }
        if (after != null) {
            conditions.add("(booked_on, transaction) < (:date, :id)");
            parameters.put("date", after.bookedOn());
            parameters.put("id", after.transaction());
        }
        if (this.at != null) {
            parameters.put("known", this.at.number());
        }
        parameters.put("limit", limit);
    }

    String sql() {
        if (at == null) {
            return select("known_until is null");
        }
        return "select * from ((%s) union all (%s)) as known"
                        .formatted(
                                select("known_until is null and known_from_number <= :known"),
                                select(
                                        """
                                        known_until is not null and known_from_number <= :known
                                            and known_until_number > :known\
                                        """))
                + ORDER;
    }

    private String select(String revisions) {
        return "select * from ledger_v2.entry e where "
                + String.join(" and ", conditions)
                + " and "
                + revisions
                + ORDER;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void add(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }

    /// Without an account a transfer is shown once.
    private void registers(@Nullable UUID account) {
        if (account == null) {
            conditions.add("leg = 0");
        }
        add("account = :account", "account", account);
    }

    private void text(@Nullable String text) {
        if (text != null) {
            String literal = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
            add("(payee ilike :text or memo ilike :text)", "text", "%" + literal + "%");
        }
    }

    private void amount(Search.@Nullable AmountRange range) {
        if (range != null) {
            add("currency = :currency", "currency", range.currency());
            add("abs(amount) >= :least", "least", range.least());
            add("abs(amount) <= :most", "most", range.most());
        }
    }

    private void lines(Search search) {
        add(
                """
                exists (select from ledger_v2.line l
                    where l.household = :household and l.transaction = e.transaction
                        and l.version = e.version and l.category in (:categories))\
                """,
                "categories",
                search.categories());
        if (search.uncategorised()) {
            conditions.add(
                    """
                    exists (select from ledger_v2.line l
                        where l.household = :household and l.transaction = e.transaction
                            and l.version = e.version and l.category is null)\
                    """);
        }
    }
}
