package dev.tidemark.lint.rule;

import dev.tidemark.lint.changelog.Changelog;
import java.util.stream.Stream;

/// One rule of the linter.
///
/// @param name in kebab case, as in `-- tidemark:allow`
/// @param why what happens otherwise, as a clause
/// @param instead what to do, as a clause
public record Rule(String name, Risk risk, String why, String instead, Check check) {
    public interface Check {
        /// Each place where the changelog breaks the rule.
        Stream<Place> broken(Changelog changelog);
    }
}
