/// The patterns of `docs/patterns`, each as two versions of a tiny read model.
@NullMarked
package dev.tidemark.readmodel.patterns;

import org.jspecify.annotations.NullMarked;
