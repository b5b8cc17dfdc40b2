package dev.tidemark.query.access;

import dev.tidemark.settings.UnsafeSettings;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Prints the sentence instead of a stack trace.
final class UnsafeSettingsAnalyzer extends AbstractFailureAnalyzer<UnsafeSettings> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsafeSettings cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
