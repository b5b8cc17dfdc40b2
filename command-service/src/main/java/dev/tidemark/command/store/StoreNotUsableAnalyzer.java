package dev.tidemark.command.store;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Prints the sentence instead of a stack trace.
final class StoreNotUsableAnalyzer extends AbstractFailureAnalyzer<StoreNotUsable> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StoreNotUsable cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
