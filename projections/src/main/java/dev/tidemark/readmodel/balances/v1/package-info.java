/// Version 1 of `balances`: what was added to an account per day, per month and per year. A balance
/// is the sum of whole years before the date's, whole months of its year and days of its month: at
/// most 200 rows per account for any date, and an edit ten years back writes three rows a leg.
@NullMarked
package dev.tidemark.readmodel.balances.v1;

import org.jspecify.annotations.NullMarked;
