package dev.tidemark.event.anonymous;

/// A component of the event contract of which nothing says whether it may be shown.
public final class Unclassified extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unclassified(String component, String type) {
        super(
                "%s is a %s, and nothing says what is in it: make it Personal, or mark it with @Text"
                        .formatted(component, type));
    }
}
