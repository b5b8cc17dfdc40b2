package dev.tidemark.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Which index serves which question of `ledger/2`, in a table of 100,000 transactions of 20
/// households, of which every tenth has been amended.
class LedgerHistoryPlansTest {
    private static final ReadModelDatabase DATABASE = ReadModelDatabase.create();
    private static final UUID HOUSEHOLD = new UUID(0, 1);
    private static final UUID ACCOUNT = new UUID(1, 1);
    private static final UUID CATEGORY = new UUID(2, 3);

    @BeforeAll
    static void fill() {
        DATABASE.sql()
                .sql(
                        """
                        insert into ledger_v2.entry (household, transaction, version, leg, kind, account, amount,
                            currency, booked_on, payee, memo, member, voided, change, recorded_at, actor,
                            known_from, known_from_number, known_until, known_until_number)
                        select lpad(to_hex(n % 20), 32, '0')::uuid, lpad(to_hex(n), 32, '0')::uuid, version, 0, 'EXPENSE',
                            ('0000000000000001' || lpad(to_hex(n / 20 % 3), 16, '0'))::uuid, -n, 'EUR',
                            date '2016-01-01' + n / 30, 'Payee ' || md5(n::text), null, gen_random_uuid(), n % 50 = 0,
                            'RECORDED', timestamptz '2016-01-01' + n * interval '1 hour', 'anna',
                            timestamptz '2016-01-01' + n * interval '1 hour', n + version,
                            case when n % 10 = 0 and version = 0 then timestamptz '2016-01-01' + (n + 1) * interval '1 hour' end,
                            case when n % 10 = 0 and version = 0 then n + 1 end
                        from generate_series(1, 100000) n, generate_series(0, 1) version
                        where version = 0 or n % 10 = 0
                        """)
                .update();
        DATABASE.sql()
                .sql(
                        """
                        insert into ledger_v2.line (household, transaction, version, line, ordinal, category, amount, currency)
                        select household, transaction, version, gen_random_uuid(), 0,
                            ('0000000000000002' || lpad(to_hex(-amount / 20 % 100), 16, '0'))::uuid, amount, currency
                        from ledger_v2.entry
                        """)
                .update();
        DATABASE.sql().sql("vacuum analyze ledger_v2.entry").update();
        DATABASE.sql().sql("vacuum analyze ledger_v2.line").update();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void a_page_of_the_household_walks_the_date_index() {
        assertThat(page("leg = 0 and not voided and known_until is null"))
                .contains("entry_by_date")
                .doesNotContain("Sort", "Seq Scan");
    }

    @Test
    void a_later_page_starts_in_the_date_index() {
        String plan =
                page(
                        """
                        leg = 0 and not voided and known_until is null
                            and (booked_on, transaction) < (date '2018-03-01', '%s')\
                        """
                                .formatted(CATEGORY));

        assertThat(plan).contains("entry_by_date", "ROW(booked_on, transaction)");
        assertThat(plan).doesNotContain("Sort", "Seq Scan");
    }

    @Test
    void a_page_of_a_register_walks_the_account_index() {
        assertThat(page("account = '%s' and not voided and known_until is null".formatted(ACCOUNT)))
                .contains("entry_by_account")
                .doesNotContain("Sort", "Seq Scan");
    }

    @Test
    void a_rare_text_is_found_by_its_trigrams() {
        String plan =
                page(
                        """
                        leg = 0 and not voided and known_until is null
                            and (payee ilike '%b7f1a%' or memo ilike '%b7f1a%')\
                        """);

        assertThat(plan).contains("entry_by_text").doesNotContain("Seq Scan");
    }

    @Test
    void a_category_never_reads_the_whole_table() {
        String plan =
                page(
                        """
                        leg = 0 and not voided and known_until is null and exists (select from ledger_v2.line l
                            where l.household = '%s' and l.transaction = e.transaction and l.version = e.version
                                and l.category = '%s')\
                        """
                                .formatted(HOUSEHOLD, CATEGORY));

        assertThat(plan).contains("line").doesNotContain("Seq Scan");
    }

    @Test
    void a_page_of_the_past_merges_two_indexes() {
        String plan =
                page("leg = 0 and known_until is null and known_from_number <= 90000")
                        + page(
                                """
                                leg = 0 and known_until is not null and known_from_number <= 90000
                                    and known_until_number > 90000\
                                """);

        assertThat(plan).contains("entry_by_date", "entry_replaced").doesNotContain("Seq Scan");
    }

    @Test
    void a_point_is_found_at_the_end_of_the_number_index() {
        String plan =
                explain(
                        """
                        select known_from_number, known_from from ledger_v2.entry
                        where household = '%s' and leg = 0 and known_from_number <= 90000
                        order by known_from_number desc limit 1
                        """
                                .formatted(HOUSEHOLD));

        assertThat(plan).contains("entry_by_number").doesNotContain("Sort", "Seq Scan");
    }

    private static String page(String conditions) {
        return explain(
                "select * from ledger_v2.entry e where household = '"
                        + HOUSEHOLD
                        + "' and "
                        + conditions
                        + " order by booked_on desc, transaction desc limit 50");
    }

    private static String explain(String sql) {
        return String.join("\n", DATABASE.sql().sql("explain " + sql).query(String.class).list());
    }
}
