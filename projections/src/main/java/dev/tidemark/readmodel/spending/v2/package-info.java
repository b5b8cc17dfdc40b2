/// Version 2 of `spending`: each line of a payment counts for the category it names, for the member
/// whom the payment belongs to, with money out and money in apart, so that refunds and what is paid
/// back can be told from spending and income. Categories keep their place in the tree, and are
/// shown with their path as it is now. Version 1 counted a whole payment for its first category.
@NullMarked
package dev.tidemark.readmodel.spending.v2;

import org.jspecify.annotations.NullMarked;
