/// What a read model is made of: a pure fold over events into keyed rows, and the question it
/// answers. Contract only; it imports none of its sub-packages. Versions of read models use it and
/// nothing else of the runner.
@NullMarked
package dev.tidemark.projection;

import org.jspecify.annotations.NullMarked;
