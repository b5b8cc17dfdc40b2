/// What lies in each account at the end of any day.
@NullMarked
package dev.tidemark.readmodel.balances;

import org.jspecify.annotations.NullMarked;
