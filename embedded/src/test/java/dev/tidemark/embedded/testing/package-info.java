/// The one place that starts servers for tests, in every module. PostgreSQL and Kafka come from
/// containers where Docker runs and are child processes elsewhere; `-Dtidemark.services=docker` or
/// `embedded` insists. Shared servers start on first use and end with the JVM.
@NullMarked
package dev.tidemark.embedded.testing;

import org.jspecify.annotations.NullMarked;
