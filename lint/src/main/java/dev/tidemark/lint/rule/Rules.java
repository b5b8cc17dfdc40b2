package dev.tidemark.lint.rule;

import java.util.List;
import java.util.stream.Stream;

/// Every rule there is.
public final class Rules {
    private Rules() {}

    public static List<Rule> all(Released released) {
        return Stream.of(
                        FormRules.ALL,
                        TypeRules.ALL,
                        NamingRules.ALL,
                        SchemaRules.ALL,
                        ChangeRules.ALL,
                        ConstraintRules.ALL,
                        LockRules.ALL,
                        UsageRules.ALL,
                        List.of(released.rule()))
                .flatMap(List::stream)
                .toList();
    }
}
