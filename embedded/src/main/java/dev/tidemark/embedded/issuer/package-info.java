/// An issuer of access tokens for development and tests: it gives anybody who asks a token for any
/// subject, so it must never run where real data is. It uses nothing of Tidemark, and no service
/// depends on it.
@NullMarked
package dev.tidemark.embedded.issuer;

import org.jspecify.annotations.NullMarked;
