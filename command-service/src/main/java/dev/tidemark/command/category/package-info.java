/// The tree of categories that a household sorts its money into.
@NullMarked
package dev.tidemark.command.category;

import org.jspecify.annotations.NullMarked;
