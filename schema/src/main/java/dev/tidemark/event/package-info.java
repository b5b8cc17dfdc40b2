/// The event contract: the one thing both halves of Tidemark know. A released form is never edited;
/// a change is a new revision with an upcaster, and the golden files beside the tests hold the old
/// forms. Depends on the JDK, JSpecify and JSON annotations only.
@NullMarked
package dev.tidemark.event;

import org.jspecify.annotations.NullMarked;
