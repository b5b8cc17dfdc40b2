package dev.tidemark.lint.rule;

import dev.tidemark.lint.changelog.Changelog;
import dev.tidemark.lint.rule.Definitions.InTable;
import dev.tidemark.lint.sql.Column;
import dev.tidemark.lint.sql.Constraint;
import dev.tidemark.lint.sql.Constraint.Kind;
import dev.tidemark.lint.sql.Statement.CreateTable;
import dev.tidemark.lint.sql.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Types of columns, and keys of tables.
final class TypeRules {
    private static final Set<String> MEASURES =
            Set.of("length", "char_length", "character_length", "octet_length", "in");

    static final List<Rule> ALL =
            List.of(
                    new Rule(
                            "floating-point",
                            Risk.HIGH,
                            "0.1 + 0.2 is not 0.3, so sums of money stop adding up; money formats by the server's locale",
                            "use bigint minor units, or numeric where it is no money",
                            types("(real|float\\d*(\\(\\d+\\))?|double precision|money)(\\[\\])*")),
                    new Rule(
                            "timestamp-without-time-zone",
                            Risk.HIGH,
                            "the same row is another instant in another session's time zone",
                            "use timestamptz, or date for a day that somebody means",
                            types(
                                    "(timestamp|time)(\\(\\d+\\))?( without time zone)?(\\[\\])*|timetz|time(\\(\\d+\\))? with time zone")),
                    new Rule(
                            "json-not-jsonb",
                            Risk.MEDIUM,
                            "json keeps the text: it has no equality and no index, and is parsed at each read",
                            "use jsonb",
                            types("json(\\[\\])*")),
                    new Rule(
                            "serial",
                            Risk.MEDIUM,
                            "the sequence is a thing of its own, whose rights and dump differ from the table's; serial ends at 2^31",
                            "use bigint generated always as identity",
                            types("(big|small)?serial\\d?")),
                    // A version has no such bound on purpose: its texts come from events that were
                    // accepted and are bounded by the store. A row refused for its length would
                    // park the household.
                    new Rule(
                            "unbounded-text",
                            Risk.MEDIUM,
                            "one caller can fill the table of the store that everybody writes to",
                            "use varchar(n), or text with a check on its length or its values",
                            TypeRules::unbounded),
                    new Rule(
                            "missing-primary-key",
                            Risk.HIGH,
                            "a row can be there twice, and none can be named, replaced or repaired",
                            "name the primary key",
                            changelog ->
                                    Definitions.tables(changelog)
                                            .filter(found -> primaryKey(found.it()).isEmpty())
                                            .map(found -> at(found, "has no primary key"))),
                    new Rule(
                            "key-without-household",
                            Risk.HIGH,
                            "two partitions could write the same row, and a household cannot be repaired alone",
                            "begin the primary key with household",
                            TypeRules::keyWithoutHousehold));

    private TypeRules() {}

    private static Rule.Check types(String pattern) {
        return changelog -> columns(changelog, column -> column.type().matches(pattern));
    }

    private static Stream<Place> columns(Changelog changelog, Predicate<Column> wrong) {
        return Definitions.columns(changelog)
                .filter(found -> wrong.test(found.it()))
                .map(found ->
                        found.column(
                                found.it().line(), found.it().name(), "is " + found.it().type()));
    }

    private static Stream<Place> unbounded(Changelog changelog) {
        if (changelog.isVersion()) {
            return Stream.of();
        }
        List<Constraint> checks =
                Definitions.constraints(changelog)
                        .map(InTable::it)
                        .filter(constraint -> constraint.kind() == Kind.CHECK)
                        .toList();
        return columns(
                changelog,
                column ->
                        column.type().matches("text|varchar|character varying")
                                && checks.stream().noneMatch(check -> bounds(check, column)));
    }

    private static boolean bounds(Constraint check, Column column) {
        List<String> words = check.expression().stream().map(Token::text).toList();
        return words.contains(column.name()) && words.stream().anyMatch(MEASURES::contains);
    }

    private static Stream<Place> keyWithoutHousehold(Changelog changelog) {
        if (!changelog.isVersion()) {
            return Stream.of();
        }
        return Definitions.tables(changelog)
                .filter(found ->
                        primaryKey(found.it())
                                .filter(key -> !key.columns().getFirst().equals("household"))
                                .isPresent())
                .map(found -> at(found, "has a key that does not begin with household"));
    }

    private static Optional<Constraint> primaryKey(CreateTable table) {
        return Stream.concat(
                        table.constraints().stream(),
                        table.columns().stream().flatMap(column -> column.constraints().stream()))
                .filter(constraint -> constraint.kind() == Kind.PRIMARY_KEY)
                .findFirst();
    }

    private static Place at(InTable<CreateTable> found, String what) {
        return found.at(found.it().line(), "table %s %s".formatted(found.table().text(), what));
    }
}
