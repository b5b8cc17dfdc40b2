/// Households and who belongs to them.
@NullMarked
package dev.tidemark.command.household;

import org.jspecify.annotations.NullMarked;
