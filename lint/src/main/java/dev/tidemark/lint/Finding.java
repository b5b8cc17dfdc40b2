package dev.tidemark.lint;

import dev.tidemark.lint.rule.Risk;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A place where a changelog breaks a rule.
///
/// @param what the thing, for example `column spending.total is real`
/// @param why what happens otherwise
/// @param instead what to do
/// @param allowed the author's reason for leaving it so; null if it is to be mended
public record Finding(
        Risk risk,
        Path file,
        int line,
        String rule,
        String what,
        String why,
        String instead,
        @Nullable String allowed) {
    public boolean isAllowed() {
        return allowed != null;
    }

    public boolean isAtLeast(Risk least) {
        return risk.compareTo(least) >= 0;
    }
}
