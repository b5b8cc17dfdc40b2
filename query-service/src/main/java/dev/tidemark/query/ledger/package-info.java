/// Transactions, page by page and one by one.
@NullMarked
package dev.tidemark.query.ledger;

import org.jspecify.annotations.NullMarked;
