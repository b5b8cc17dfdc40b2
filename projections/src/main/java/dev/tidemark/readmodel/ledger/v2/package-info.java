/// Version 2 of `ledger`: version 1 with the second time axis. Every revision of a transaction
/// stays, with the moment and the lane number from which it was known and, once an edit or void has
/// replaced it, those until which it was; likewise categories and accounts. So a report can be
/// given again as it was printed, and what has changed since can be named.
///
/// Known-from is the time of recording, but never before that of the household's previous event:
/// clocks may be set back, knowledge is not. What is known now has no known-until; its indexes hold
/// nothing else, so that pages cost what they cost in version 1.
@NullMarked
package dev.tidemark.readmodel.ledger.v2;

import org.jspecify.annotations.NullMarked;
