/// Households, their accounts and their categories.
@NullMarked
package dev.tidemark.query.household;

import org.jspecify.annotations.NullMarked;
