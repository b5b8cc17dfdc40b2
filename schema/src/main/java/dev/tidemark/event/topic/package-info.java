/// The topic `tidemark.events` as both halves see it: what the headers of a record mean.
@NullMarked
package dev.tidemark.event.topic;

import org.jspecify.annotations.NullMarked;
