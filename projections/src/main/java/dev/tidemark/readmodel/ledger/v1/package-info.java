/// Version 1 of `ledger`: one row per account that a transaction touches, complete enough to be
/// shown without a join, and one row per split line. It holds transactions as they are; what they
/// were before an amendment is not kept. Nothing is read while folding: every event carries what it
/// replaces.
@NullMarked
package dev.tidemark.readmodel.ledger.v1;

import org.jspecify.annotations.NullMarked;
