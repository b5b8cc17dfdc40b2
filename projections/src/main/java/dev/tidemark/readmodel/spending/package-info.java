/// What the household spends and earns, by month and category.
@NullMarked
package dev.tidemark.readmodel.spending;

import org.jspecify.annotations.NullMarked;
