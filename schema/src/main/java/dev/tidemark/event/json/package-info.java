/// Events to bytes and back: the only serialisation code of the contract. Names and revisions come
/// from the sealed types, so there is no list to keep.
@NullMarked
package dev.tidemark.event.json;

import org.jspecify.annotations.NullMarked;
