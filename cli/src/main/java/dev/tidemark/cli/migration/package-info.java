/// The demonstration of a migration: what it takes, from plan to retirement, while people read and
/// write.
@NullMarked
package dev.tidemark.cli.migration;

import org.jspecify.annotations.NullMarked;
