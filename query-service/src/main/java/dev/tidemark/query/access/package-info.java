/// Who may read what: access tokens, and membership as it is at the moment of the request.
@NullMarked
package dev.tidemark.query.access;

import org.jspecify.annotations.NullMarked;
