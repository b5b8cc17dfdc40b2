/// Answers: reads over HTTP, what operators ask for, and the process that hosts the projections. It
/// knows the read models by their questions alone, never by their versions.
@NullMarked
package dev.tidemark.query;

import org.jspecify.annotations.NullMarked;
