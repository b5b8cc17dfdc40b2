package dev.tidemark.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a text of an event is that is not [Personal]. Every `String` says it, so that a copy of
/// events can be made that names nobody. A [java.util.UUID] names a thing and needs no saying.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Text {
    /// Of texts within a list or a map, too.
    Kind value();

    /// What a text can be.
    enum Kind {
        /// One of few words that this code knows, such as a currency: says nothing about anybody.
        CODE,
        /// Names somebody or something in another system.
        ID,
        /// 64 lower case hex digits by which equal contents are recognised.
        HASH,
        /// Anything else: may quote what people wrote.
        PROSE
    }
}
