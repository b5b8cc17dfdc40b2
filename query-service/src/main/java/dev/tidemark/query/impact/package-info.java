/// What a change of a read model would touch, from the code of this release: for those who change
/// read models. The command line starts it; the service does not use it.
@NullMarked
package dev.tidemark.query.impact;

import org.jspecify.annotations.NullMarked;
