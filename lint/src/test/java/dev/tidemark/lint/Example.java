package dev.tidemark.lint;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A mistake that one rule is for, and the same thing done well. `/*here*/` marks the line that the
/// finding must name.
record Example(String rule, Planted mistake, Planted clean) {
    private static final String TABLE =
            """
            --changeset tidemark:spending
            create table ${schema}.spending (
                household uuid not null,
                month     date not null,
                total     bigint not null,
                primary key (household, month)
            );
            --rollback drop table ${schema}.spending;
            """;

    private static final String STORED =
            """
            --changeset tidemark:topic
            create table ${schema}.topic (
                id   bigint generated always as identity primary key,
                name varchar(200) not null
            );
            --rollback drop table ${schema}.topic;
            """;

    static final List<Example> ALL =
            List.of(
                    version(
                            "missing-rollback",
                            "--rollback drop table ${schema}.spending;\n",
                            "",
                            "spending /*here*/"),
                    version(
                            "empty-rollback",
                            "drop table ${schema}.spending;",
                            "select 1;",
                            "spending /*here*/"),
                    version(
                            "unread-statement",
                            "create table ${schema}.spending (",
                            "create table ${schema}.spending /*here*/ partition of ${schema}.all (",
                            ""),
                    version("floating-point", "bigint", "double precision /*here*/", ""),
                    version(
                            "timestamp-without-time-zone",
                            "date not null",
                            "timestamp(3) /*here*/ not null",
                            ""),
                    version("json-not-jsonb", "bigint", "json /*here*/", ""),
                    version("serial", "bigint", "bigserial /*here*/", ""),
                    version(
                            "missing-primary-key",
                            "bigint not null,\n    primary key (household, month)",
                            "bigint not null",
                            "create table ${schema}.spending ( /*here*/"),
                    version(
                            "key-without-household",
                            "(household, month)",
                            "(month, household)",
                            "create table ${schema}.spending ( /*here*/"),
                    version("naming", "tidemark:spending", "tidemark:Spending_Table /*here*/", ""),
                    version(
                            "unqualified-name",
                            "create table ${schema}.spending",
                            "create table /*here*/ spending",
                            ""),
                    version(
                            "literal-schema",
                            "create table ${schema}.spending",
                            "create table /*here*/ reports.spending",
                            ""),
                    version(
                            "other-version",
                            "create table ${schema}.spending",
                            "create table /*here*/ spending_v2.spending",
                            ""),
                    version(
                            "other-version",
                            "create table ${schema}.spending",
                            "create table /*here*/ spending_by_day_v2.spending",
                            ""),
                    version(
                            "floating-point",
                            "bigint not null,",
                            "double precision /*here*/ not null check (E'it\\'s' <> ''),",
                            ""),
                    version(
                            "unfilled-column",
                            "total     bigint not null,",
                            "total     bigint not null,\n    guess /*here*/ bigint,",
                            ""),
                    version(
                            "unread-column",
                            "total     bigint not null,",
                            "total     bigint not null,\n    seen_by /*here*/ varchar(20),",
                            ""),
                    new Example(
                            "create-extension",
                            Planted.inVersion(
                                    TABLE
                                            + step(
                                                    "create extension /*here*/ if not exists citext;",
                                                    "drop extension citext;")),
                            Planted.inStore(
                                    step(
                                            "create extension if not exists citext schema ${schema};",
                                            "drop extension citext;"))),
                    new Example(
                            "unbounded-text",
                            Planted.inStore(STORED.replace("varchar(200)", "text /*here*/")),
                            Planted.inStore(
                                    STORED.replace(
                                            "varchar(200) not null",
                                            "text not null check (length(name) <= 200)"))),
                    store(
                            "type-change",
                            "alter table ${schema}.topic alter column name type varchar(300) /*here*/;",
                            "alter table ${schema}.topic add column title varchar(300);"),
                    store(
                            "rename",
                            "alter table ${schema}.topic rename column name to title /*here*/;",
                            "alter table ${schema}.topic add column title varchar(200);"),
                    store(
                            "drop",
                            "alter table ${schema}.topic drop column name /*here*/;",
                            "alter table ${schema}.topic alter column name set default '';"),
                    store(
                            "not-null-without-default",
                            "alter table ${schema}.topic add column partitions smallint not null /*here*/;",
                            "alter table ${schema}.topic add column partitions smallint not null default 16;"),
                    store(
                            "drop-not-null",
                            "alter table ${schema}.topic alter column name drop not null /*here*/;",
                            "alter table ${schema}.topic alter column name set default '';"),
                    store(
                            "unbatched-backfill",
                            "update ${schema}.topic set name = 'x' /*here*/;",
                            "comment on column ${schema}.topic.name is 'x';"),
                    store(
                            "lock-heavy",
                            "alter table ${schema}.topic add constraint topic_name check (name <> '') /*here*/;",
                            "alter table ${schema}.topic add constraint topic_name check (name <> '') not valid;"),
                    new Example(
                            "unique-without-pre-check",
                            Planted.inVersion(
                                    TABLE
                                            + late(
                                                    "create unique index /*here*/ one_total on ${schema}.spending (household, total);",
                                                    "drop index ${schema}.one_total;")),
                            Planted.inVersion(
                                    TABLE
                                            + late(
                                                    "--preconditions onFail:HALT\n--precondition-sql-check expectedResult:0 select count(*) - count(distinct (household, total)) from ${schema}.spending\ncreate unique index one_total on ${schema}.spending (household, total);",
                                                    "drop index ${schema}.one_total;"))),
                    new Example(
                            "foreign-key-without-orphan-check",
                            Planted.inStore(STORED + owner("on delete cascade not valid /*here*/")),
                            Planted.inStore(
                                    STORED
                                            + owner("on delete cascade not valid")
                                                    .replace(
                                                            "set local",
                                                            "--preconditions onFail:HALT\n--precondition-sql-check expectedResult:0 select count(*) from ${schema}.topic t where t.owner is null\nset local"))),
                    new Example(
                            "foreign-key-without-on-delete",
                            Planted.inStore(
                                    STORED.replace(
                                            "varchar(200) not null",
                                            "varchar(200) not null references ${schema}.name (name) /*here*/")),
                            Planted.inStore(
                                    STORED.replace(
                                            "varchar(200) not null",
                                            "varchar(200) not null references ${schema}.name (name) on delete restrict"))),
                    store(
                            "index-not-concurrent",
                            "create index topic_name on ${schema}.topic (name) /*here*/;",
                            "alter table ${schema}.topic alter column name set default '';"),
                    new Example(
                            "concurrent-in-transaction",
                            Planted.inStore(
                                    STORED
                                            + step(
                                                    "create index concurrently /*here*/ topic_name on ${schema}.topic (name);",
                                                    "drop index concurrently ${schema}.topic_name;")),
                            Planted.inStore(
                                    STORED
                                            + step(
                                                            "create index concurrently topic_name on ${schema}.topic (name);",
                                                            "drop index concurrently ${schema}.topic_name;")
                                                    .replace(
                                                            "tidemark:step",
                                                            "tidemark:step runInTransaction:false"))),
                    new Example(
                            "concurrent-in-transaction",
                            Planted.inVersion(TABLE + byMonth(" /*here*/", "")),
                            Planted.inVersion(TABLE + byMonth("", " runInTransaction:false"))),
                    new Example(
                            "missing-lock-timeout",
                            Planted.inStore(
                                    STORED
                                            + step(
                                                            "alter table ${schema}.topic add column title varchar(200);",
                                                            "alter table ${schema}.topic drop column title;")
                                                    .replace(
                                                            "tidemark:step",
                                                            "tidemark:step /*here*/")),
                            Planted.inStore(
                                    STORED
                                            + step(
                                                    "set local lock_timeout = '2s';\nalter table ${schema}.topic add column title varchar(200);",
                                                    "alter table ${schema}.topic drop column title;"))));

    /// Words of a version's first changeset, and what somebody writes instead.
    private static Example version(String rule, String clean, String mistake, String marked) {
        String broken = TABLE.replace(clean, mistake);
        if (marked.endsWith("/*here*/")) {
            String unmarked = marked.replace(" /*here*/", "");
            broken = broken.replaceFirst(Pattern.quote(unmarked), Matcher.quoteReplacement(marked));
        }
        return new Example(rule, Planted.inVersion(broken), Planted.inVersion(TABLE));
    }

    /// A later changeset of the store.
    private static Example store(String rule, String mistake, String clean) {
        return new Example(
                rule,
                Planted.inStore(STORED + timed(mistake)),
                Planted.inStore(STORED + timed(clean)));
    }

    private static String timed(String sql) {
        return step(
                "set local lock_timeout = '2s';\n" + sql,
                "comment on table ${schema}.topic is 'as it was';");
    }

    private static String owner(String ending) {
        return timed(
                "alter table ${schema}.topic add constraint topic_owner foreign key (owner) references ${schema}.owner (id) "
                        + ending
                        + ";");
    }

    private static String step(String sql, String rollback) {
        return "--changeset tidemark:step\n" + sql + "\n--rollback " + rollback + "\n";
    }

    private static String byMonth(String here, String attribute) {
        return late(
                        "create index concurrently"
                                + here
                                + " spending_by_month on ${schema}.spending (household, month);",
                        "drop index concurrently ${schema}.spending_by_month;")
                .replace("after-build", "after-build" + attribute);
    }

    private static String late(String sql, String rollback) {
        return step(sql, rollback).replace("tidemark:step", "tidemark:step labels:after-build");
    }

    int line() {
        String all = Planted.HEAD + mistake.text();
        return (int) all.substring(0, all.indexOf("/*here*/")).lines().count();
    }

    @Override
    public String toString() {
        return rule;
    }
}
