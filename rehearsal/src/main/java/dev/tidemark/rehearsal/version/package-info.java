/// Every version of a read model there is code for, found by itself, and what it comes to: the
/// schema that its changelog makes, and the rows that its fold makes of events, in whatever way
/// they arrive. May use `projections`; knows no version by name.
@NullMarked
package dev.tidemark.rehearsal.version;

import org.jspecify.annotations.NullMarked;
