package dev.tidemark.query.http;

/// A parameter's text that is not of its kind; the message is the rule, without the value.
final class MalformedValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MalformedValue(String rule) {
        super(rule);
    }
}
