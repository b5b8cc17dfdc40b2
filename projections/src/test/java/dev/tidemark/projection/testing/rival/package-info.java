/// A version of the tally that another branch made under the same name, with a changelog of its
/// own.
@NullMarked
package dev.tidemark.projection.testing.rival;

import org.jspecify.annotations.NullMarked;
