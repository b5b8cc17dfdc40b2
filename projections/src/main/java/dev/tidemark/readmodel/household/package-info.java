/// Who the household is: its members, accounts and tree of categories, as they are.
@NullMarked
package dev.tidemark.readmodel.household;

import org.jspecify.annotations.NullMarked;
