package dev.tidemark.lint.rule;

import dev.tidemark.lint.changelog.Changelog;
import dev.tidemark.lint.changelog.Changeset;
import dev.tidemark.lint.sql.Statement.Unknown;
import dev.tidemark.lint.sql.StatementReader;
import dev.tidemark.lint.sql.Token;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What each changelog says about itself, and its way back.
final class FormRules {
    static final List<Rule> ALL =
            List.of(
                    new Rule(
                            "header",
                            Risk.MEDIUM,
                            "whoever runs it at night has nothing else to go by",
                            "begin the file with the lines that the other changelogs begin with",
                            FormRules::header),
                    new Rule(
                            "missing-rollback",
                            Risk.HIGH,
                            "a changeset that cannot be taken back leaves a half state behind",
                            "add --rollback with the statements that undo it",
                            changelog ->
                                    places(
                                            changelog.changesets().stream()
                                                    .filter(changeset -> !changeset.hasRollback()),
                                            "has no rollback")),
                    new Rule(
                            "empty-rollback",
                            Risk.HIGH,
                            "it pretends to be undone while everything stays",
                            "write the statements that undo the changeset",
                            changelog ->
                                    places(
                                            changelog.changesets().stream()
                                                    .filter(Changeset::hasRollback)
                                                    .filter(FormRules::undoesNothing),
                                            "has a rollback that does nothing")),
                    new Rule(
                            "unread-statement",
                            Risk.MEDIUM,
                            "the linter cannot say anything about it",
                            "write it more plainly, or allow it with the reason why it is safe",
                            changelog ->
                                    changelog.changesets().stream().flatMap(FormRules::unread)));

    private static final Map<String, String> HEAD = head();

    private FormRules() {}

    private static Map<String, String> head() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("--liquibase formatted sql", "--\\s*liquibase formatted sql");
        lines.put("-- Author: NAME, YYYY-MM", "--\\s*Author:.*\\p{L}.*, \\d{4}-\\d{2}(-\\d{2})?");
        lines.put("-- Purpose: ...", "--\\s*Purpose:.*\\w.*");
        lines.put("-- Risk: ...", "--\\s*Risk:.*\\w.*");
        lines.put("-- Estimated run time: ...", "--\\s*Estimated run time:.*\\w.*");
        return lines;
    }

    private static Stream<Place> header(Changelog changelog) {
        return HEAD.entrySet().stream()
                .filter(line ->
                        changelog.head().stream().noneMatch(head -> head.matches(line.getValue())))
                .map(line -> new Place(1, "", "the head lacks " + line.getKey()));
    }

    private static Stream<Place> places(Stream<Changeset> changesets, String what) {
        return changesets.map(changeset ->
                new Place(
                        changeset.line(),
                        changeset.id(),
                        "changeset %s %s".formatted(changeset.id(), what)));
    }

    private static boolean undoesNothing(Changeset changeset) {
        String words =
                StatementReader.tokens(changeset.rollback(), changeset.rollbackLine()).stream()
                        .map(Token::text)
                        .filter(word -> !word.equals(";"))
                        .collect(Collectors.joining(" "));
        return List.of("", "empty", "not required", "select 1").contains(words);
    }

    private static Stream<Place> unread(Changeset changeset) {
        return Stream.concat(
                        changeset.statements().stream(),
                        StatementReader.read(changeset.rollback(), changeset.rollbackLine())
                                .stream())
                .filter(Unknown.class::isInstance)
                .map(Unknown.class::cast)
                .map(unknown ->
                        new Place(
                                unknown.line(),
                                changeset.id(),
                                "'%s ..': %s".formatted(unknown.beginning(), unknown.cause())));
    }
}
