/// Every transaction as the registers of the accounts show it, searchable.
@NullMarked
package dev.tidemark.readmodel.ledger;

import org.jspecify.annotations.NullMarked;
