/// Proves a candidate right before it answers: the live build and the candidate are compared at one
/// vector of lane numbers, each in a snapshot of its own, and what differs is traced to the events
/// behind it. What may differ is what the version's `compare.*.sql` leave out.
@NullMarked
package dev.tidemark.projection.verification;

import org.jspecify.annotations.NullMarked;
