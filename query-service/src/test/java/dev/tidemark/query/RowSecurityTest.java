package dev.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Story;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What the role that answers sees if a query forgets the household, or names another one.
class RowSecurityTest {
    private static final RunningQueryService SERVICE = RunningQueryService.SHARED;
    private static final String ANNA = "anna-" + UUID.randomUUID();
    private static final Story HOME = SERVICE.begin(ANNA);
    private static final Story OTHER = SERVICE.begin("other-" + ANNA);
    private final JdbcClient reader = SERVICE.bean("jdbcClient", JdbcClient.class);

    @BeforeAll
    static void publish() {
        OTHER.pays(Pay.out(OTHER.account("Cash", "1.00", "2026-01-01"), "1.00"));
        HOME.pays(Pay.out(HOME.account("Giro", "1.00", "2026-01-01"), "1.00"));
        SERVICE.publish(OTHER);
        String token = SERVICE.publish(HOME).token();
        for (String path : List.of("", "/transactions", "/balances", "/spending?month=2026-01")) {
            SERVICE.as(ANNA)
                    .with("Consistency-Token", token)
                    .with("Prefer", "wait=10")
                    .get("/api/v1/households/" + HOME.household + path);
        }
    }

    private static List<String> tables() {
        return SERVICE.sql()
                .sql(
                        """
                        select c.oid::regclass::text from pg_class c
                            join pg_namespace n on n.oid = c.relnamespace
                            join registry.build b on b.schema_name = n.nspname
                            join pg_attribute a on a.attrelid = c.oid and a.attname = 'household'
                        where b.state in ('following', 'live') and c.relkind = 'r' and c.relname <> 'parked'
                        """)
                .query(String.class)
                .list();
    }

    private <T> T inTransaction(Supplier<T> work) {
        var transaction =
                new TransactionTemplate(
                        SERVICE.bean("transactionManager", PlatformTransactionManager.class));
        return transaction.execute(_ -> work.get());
    }

    private void name(UUID household) {
        reader.sql("select set_config('tidemark.household', ?::text, true)")
                .param(household)
                .query(_ -> {});
    }

    private long rows(JdbcClient of, String table, String condition) {
        return of.sql("select count(*) from " + table + " where " + condition)
                .query(Long.class)
                .single();
    }

    @Test
    void without_a_household_no_row_is_seen() {
        assertThat(tables())
                .hasSizeGreaterThan(8)
                .allSatisfy(table -> assertThat(rows(reader, table, "true")).isZero());
        assertThat(tables())
                .anySatisfy(table -> assertThat(rows(SERVICE.sql(), table, "true")).isPositive());
    }

    @Test
    void with_a_household_no_other_one_is_seen() {
        String entries = entries();
        long ours = rows(SERVICE.sql(), entries, "household = '" + HOME.household + "'");
        assertThat(ours).isPositive();

        inTransaction(() -> {
            name(HOME.household);
            assertThat(rows(reader, entries, "true")).isEqualTo(ours);
            assertThat(rows(reader, entries, "household = '" + OTHER.household + "'")).isZero();
            return ours;
        });

        assertThat(rows(reader, entries, "true")).as("the name ends with its transaction").isZero();
    }

    private static String entries() {
        return tables().stream().filter(t -> t.endsWith(".entry")).findFirst().orElseThrow();
    }

    @Test
    void runners_alone_are_not_bound() {
        assertThat(
                        SERVICE.sql()
                                .sql(
                                        "select rolname from pg_roles where rolbypassrls and rolname like 'tidemark%'")
                                .query(String.class)
                                .list())
                .containsExactly("tidemark_runner");
    }
}
