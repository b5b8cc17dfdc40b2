/// What a household spends and earns, month by month.
@NullMarked
package dev.tidemark.query.spending;

import org.jspecify.annotations.NullMarked;
