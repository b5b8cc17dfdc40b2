/// What lies in the accounts at the end of a day.
@NullMarked
package dev.tidemark.query.balances;

import org.jspecify.annotations.NullMarked;
