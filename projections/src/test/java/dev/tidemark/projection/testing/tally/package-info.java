/// A projection that uses a table in every way there is.
@NullMarked
package dev.tidemark.projection.testing.tally;

import org.jspecify.annotations.NullMarked;
