/// Measures Tidemark from the outside, over HTTP. Figures are written as flat JSON, so that runs
/// can be compared line by line.
@NullMarked
package dev.tidemark.benchmark;

import org.jspecify.annotations.NullMarked;
