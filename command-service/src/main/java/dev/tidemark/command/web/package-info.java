/// What all addresses share: strict JSON bodies, idempotency keys, versions, problem details,
/// tokens. Controllers are in the package of their aggregate and use this one; it knows none of
/// them.
@NullMarked
package dev.tidemark.command.web;

import org.jspecify.annotations.NullMarked;
