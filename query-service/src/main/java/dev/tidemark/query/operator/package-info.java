/// What operators see and do: positions, lags, counts, hashes and keys, never a household's names
/// or money. Every act needs a reason and leaves an audit record.
@NullMarked
package dev.tidemark.query.operator;

import org.jspecify.annotations.NullMarked;
