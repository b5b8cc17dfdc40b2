package dev.tidemark.settings;

/// A setting that is for development only stops a start outside profile `dev`.
public final class UnsafeSettings extends RuntimeException {
    UnsafeSettings(String message) {
        super(message);
    }
}
