package dev.tidemark.lint.rule;

import dev.tidemark.lint.changelog.Changelog;
import dev.tidemark.lint.changelog.Changeset;
import dev.tidemark.lint.sql.Name;
import dev.tidemark.lint.sql.Statement.CreateExtension;
import dev.tidemark.lint.sql.StatementReader;
import dev.tidemark.lint.sql.Token;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// In which schema things are. Rollbacks are asked too: a wrong name there drops something else.
final class SchemaRules {
    static final List<Rule> ALL =
            List.of(
                    new Rule(
                            "unqualified-name",
                            Risk.HIGH,
                            "it means whatever the session's search path finds first, perhaps another version's table",
                            "write ${schema}. before it",
                            changelog ->
                                    names(changelog)
                                            .filter(found -> found.name.schema() == null)
                                            .map(found -> found.says("has no schema"))),
                    new Rule(
                            "literal-schema",
                            Risk.HIGH,
                            "a rebuild goes into another schema, and a copied folder still means the old one",
                            "write ${schema}",
                            SchemaRules::literal),
                    new Rule(
                            "other-version",
                            Risk.HIGH,
                            "the other version is dropped when it is retired, and this one with it",
                            "fold what is needed from the events, into tables of this version",
                            SchemaRules::otherVersion),
                    new Rule(
                            "create-extension",
                            Risk.HIGH,
                            "an extension is there once in a database: dropping this version takes it from all others",
                            "add it to schema/src/main/resources/db/roles.sql",
                            changelog ->
                                    Definitions.statements(changelog, CreateExtension.class)
                                            .filter(_ -> changelog.isVersion())
                                            .map(found ->
                                                    found.says(
                                                            "extension "
                                                                    + found.it().extension()))));

    private static final Pattern VERSION_SCHEMA = Pattern.compile("\\b([a-z][a-z0-9_]*_v\\d+)\\.");

    private SchemaRules() {}

    private record Found(Changeset changeset, Name name) {
        Place says(String what) {
            return new Place(name.line(), changeset.id(), "%s %s".formatted(name, what));
        }
    }

    private static Stream<Found> names(Changelog changelog) {
        return changelog.changesets().stream()
                .flatMap(changeset ->
                        Stream.concat(
                                        changeset.statements().stream(),
                                        StatementReader.read(
                                                changeset.rollback(), changeset.rollbackLine())
                                                .stream())
                                .flatMap(statement -> statement.inSchemas().stream())
                                .map(name -> new Found(changeset, name)));
    }

    private static Stream<Place> literal(Changelog changelog) {
        Stream<Place> qualifiers =
                names(changelog)
                        .filter(found -> isLiteral(found.name.schema()))
                        .filter(found -> !VERSION_SCHEMA.matcher(found.name + "").lookingAt())
                        .map(found -> found.says("names its schema literally"));
        Stream<Place> schemas =
                changelog.changesets().stream().flatMap(SchemaRules::afterTheWordSchema);
        return Stream.concat(qualifiers, schemas);
    }

    private static boolean isLiteral(@Nullable String schema) {
        return schema != null && !schema.startsWith("${");
    }

    private static Stream<Place> afterTheWordSchema(Changeset changeset) {
        List<Token> tokens = changeset.tokens();
        return IntStream.range(1, tokens.size())
                .filter(i -> tokens.get(i - 1).text().equals("schema"))
                .mapToObj(tokens::get)
                .filter(next -> next.kind() == Token.Kind.WORD && isLiteral(next.text()))
                .map(next ->
                        new Place(
                                next.line(),
                                changeset.id(),
                                "schema %s is named literally".formatted(next.text())));
    }

    /// Also within strings and function bodies.
    private static Stream<Place> otherVersion(Changelog changelog) {
        return changelog.changesets().stream()
                .flatMap(changeset ->
                        IntStream.range(0, changeset.tokens().size())
                                .boxed()
                                .flatMap(i -> versionsNamed(changeset, i)));
    }

    private static Stream<Place> versionsNamed(Changeset changeset, int index) {
        List<Token> tokens = changeset.tokens();
        Token token = tokens.get(index);
        boolean qualifies = index + 1 < tokens.size() && tokens.get(index + 1).text().equals(".");
        return VERSION_SCHEMA
                .matcher(token.text() + (qualifies ? "." : ""))
                .results()
                .map(found ->
                        new Place(
                                token.line(),
                                changeset.id(),
                                found.group(1) + " is the schema of a version"));
    }
}
