/// Migrations from end to end, on real servers.
@NullMarked
package dev.tidemark.projection.migration;

import org.jspecify.annotations.NullMarked;
