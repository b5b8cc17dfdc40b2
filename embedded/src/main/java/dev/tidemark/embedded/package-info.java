/// PostgreSQL and a Kafka broker as child processes, so that Tidemark runs and is tested on a
/// machine without Docker. Each server owns one directory, keeps its data there across restarts,
/// and recovers the directory from a run that was killed. Development and tests only: no service
/// depends on it.
@NullMarked
package dev.tidemark.embedded;

import org.jspecify.annotations.NullMarked;
