package dev.tidemark.lint;

import dev.tidemark.lint.changelog.Allowance;
import dev.tidemark.lint.changelog.Changelog;
import dev.tidemark.lint.rule.Place;
import dev.tidemark.lint.rule.Released;
import dev.tidemark.lint.rule.Risk;
import dev.tidemark.lint.rule.Rule;
import dev.tidemark.lint.rule.Rules;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Applies every rule.
public final class Linter {
    private final List<Rule> rules;

    public Linter(Released released) {
        rules = Rules.all(released);
    }

    /// What the changelog breaks, by line; also what its author allows, so that it stays seen.
    public List<Finding> lint(Changelog changelog) {
        Set<Allowance> used = new HashSet<>();
        List<Finding> broken =
                rules.stream()
                        .flatMap(rule ->
                                rule.check()
                                        .broken(changelog)
                                        .map(place -> finding(changelog, rule, place, used)))
                        .toList();
        return Stream.concat(broken.stream(), idle(changelog, used))
                .sorted(Comparator.comparingInt(Finding::line).thenComparing(Finding::rule))
                .toList();
    }

    private static Finding finding(
            Changelog changelog, Rule rule, Place place, Set<Allowance> used) {
        Allowance allowance = allowance(changelog, rule, place);
        if (allowance != null) {
            used.add(allowance);
        }
        return new Finding(
                rule.risk(),
                changelog.file(),
                place.line(),
                rule.name(),
                place.what(),
                rule.why(),
                rule.instead(),
                allowance == null ? null : allowance.reason());
    }

    private static @Nullable Allowance allowance(Changelog changelog, Rule rule, Place place) {
        return changelog.allowances().stream()
                .filter(one -> one.reason() != null && one.rule().equals(rule.name()))
                .filter(one -> one.changeset() == null || one.changeset().equals(place.changeset()))
                .findFirst()
                .orElse(null);
    }

    private static Stream<Finding> idle(Changelog changelog, Set<Allowance> used) {
        return changelog.allowances().stream()
                .filter(allowance -> !used.contains(allowance))
                .map(allowance ->
                        new Finding(
                                Risk.MEDIUM,
                                changelog.file(),
                                allowance.line(),
                                "idle-allowance",
                                allowance.reason() == null
                                        ? "tidemark:allow %s gives no reason"
                                                .formatted(allowance.rule())
                                        : "tidemark:allow %s allows nothing"
                                                .formatted(allowance.rule()),
                                "what is allowed without a reason, or no longer there, hides the next mistake",
                                "write -- tidemark:allow RULE [in CHANGESET] because REASON, or remove it",
                                null));
    }
}
