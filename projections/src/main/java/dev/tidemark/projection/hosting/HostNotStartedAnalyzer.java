package dev.tidemark.projection.hosting;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Prints the sentence instead of a stack trace.
final class HostNotStartedAnalyzer extends AbstractFailureAnalyzer<HostNotStarted> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, HostNotStarted cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
