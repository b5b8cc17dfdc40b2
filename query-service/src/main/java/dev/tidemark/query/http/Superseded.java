package dev.tidemark.query.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A later version of the API answers this question better. Every answer to a member says so,
/// refusals too: `Deprecation` (RFC 9745), `Sunset` (RFC 8594) and a `Link` to the successor.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Superseded {
    /// The successor's path, with variables of this one's.
    String by();

    /// First day on which it was, in UTC: `2026-11-22`.
    String since();

    /// First day on which it may be gone, in UTC.
    String until();
}
