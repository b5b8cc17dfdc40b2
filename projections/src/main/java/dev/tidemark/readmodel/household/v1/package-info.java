/// Version 1 of `household`: one row per household, member, account and category, as they are. The
/// path of a category is computed when it is read, so that renaming or moving a category writes one
/// row however many lie below it.
@NullMarked
package dev.tidemark.readmodel.household.v1;

import org.jspecify.annotations.NullMarked;
