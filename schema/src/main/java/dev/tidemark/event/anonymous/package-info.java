/// Copies of events that name nobody: what was personal, free text or an id becomes a pseudonym,
/// everything else stays. What each component of the contract is comes from its type and from
/// [dev.tidemark.event.Text], so there is no list to keep.
@NullMarked
package dev.tidemark.event.anonymous;

import org.jspecify.annotations.NullMarked;
