package dev.tidemark.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The stable name and the current revision of an event outside the JVM. Class names never reach
/// the store or the topic.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Wire {
    /// For example `expense-recorded`.
    String value();

    int revision() default 1;
}
