/// Version 1 of `spending`, its first shape: a whole transaction counts for the first category that
/// one of its lines names. Transfers are not spending.
@NullMarked
package dev.tidemark.readmodel.spending.v1;

import org.jspecify.annotations.NullMarked;
