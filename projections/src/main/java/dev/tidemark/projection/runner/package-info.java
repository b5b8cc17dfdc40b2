/// Keeps builds up to date: takes events from the topic, folds them into rows, and commits rows and
/// checkpoint together.
@NullMarked
package dev.tidemark.projection.runner;

import org.jspecify.annotations.NullMarked;
