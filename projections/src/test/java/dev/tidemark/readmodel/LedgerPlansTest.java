package dev.tidemark.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Which index serves which question, in a table of 100,000 transactions of 20 households.
class LedgerPlansTest {
    private static final ReadModelDatabase DATABASE = ReadModelDatabase.create();
    private static final UUID HOUSEHOLD = new UUID(0, 1);
    private static final UUID ACCOUNT = new UUID(1, 1);
    private static final UUID CATEGORY = new UUID(2, 3);

    @BeforeAll
    static void fill() {
        DATABASE.sql()
                .sql(
                        """
                        insert into ledger_v1.entry (household, transaction, leg, kind, account, amount, currency,
                            booked_on, payee, memo, member, version, voided)
                        select lpad(to_hex(n % 20), 32, '0')::uuid, gen_random_uuid(), 0, 'EXPENSE',
                            ('0000000000000001' || lpad(to_hex(n / 20 % 3), 16, '0'))::uuid, -n, 'EUR',
                            date '2016-01-01' + n / 30, 'Payee ' || md5(n::text), null, gen_random_uuid(), 0, n % 50 = 0
                        from generate_series(1, 100000) n
                        """)
                .update();
        DATABASE.sql()
                .sql(
                        """
                        insert into ledger_v1.line (household, transaction, line, ordinal, category, amount, currency)
                        select household, transaction, gen_random_uuid(), 0,
                            ('0000000000000002' || lpad(to_hex(-amount / 20 % 100), 16, '0'))::uuid, amount, currency
                        from ledger_v1.entry
                        """)
                .update();
        DATABASE.sql().sql("vacuum analyze ledger_v1.entry").update();
        DATABASE.sql().sql("vacuum analyze ledger_v1.line").update();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void a_page_of_the_household_walks_the_date_index() {
        String plan = plan("leg = 0 and not voided");

        assertThat(plan).contains("entry_by_date").doesNotContain("Sort", "Seq Scan");
    }

    @Test
    void a_later_page_starts_in_the_date_index() {
        String plan =
                plan(
                        "leg = 0 and not voided and (booked_on, transaction) < (date '2018-03-01', '%s')"
                                .formatted(CATEGORY));

        assertThat(plan).contains("entry_by_date", "ROW(booked_on, transaction)");
        assertThat(plan).doesNotContain("Sort", "Seq Scan");
    }

    @Test
    void a_page_of_a_register_walks_the_account_index() {
        String plan = plan("account = '%s' and not voided".formatted(ACCOUNT));

        assertThat(plan).contains("entry_by_account").doesNotContain("Sort", "Seq Scan");
    }

    @Test
    void a_rare_text_is_found_by_its_trigrams() {
        String plan =
                plan("leg = 0 and not voided and (payee ilike '%b7f1a%' or memo ilike '%b7f1a%')");

        assertThat(plan).contains("entry_by_text").doesNotContain("Seq Scan");
    }

    @Test
    void a_category_never_reads_the_whole_table() {
        String plan =
                plan(
                        """
                        leg = 0 and not voided and exists (select from ledger_v1.line l
                            where l.household = '%s' and l.transaction = e.transaction and l.category = '%s')\
                        """
                                .formatted(HOUSEHOLD, CATEGORY));

        assertThat(plan).contains("line").doesNotContain("Seq Scan");
    }

    private static String plan(String conditions) {
        List<String> lines =
                DATABASE.sql()
                        .sql(
                                "explain select * from ledger_v1.entry e where household = '"
                                        + HOUSEHOLD
                                        + "' and "
                                        + conditions
                                        + " order by booked_on desc, transaction desc limit 50")
                        .query(String.class)
                        .list();
        return String.join("\n", lines);
    }
}
