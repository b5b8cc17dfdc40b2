/// Whose access tokens both services take. They must agree: a token that opens one of them opens
/// the other. Which address needs what is each service's own matter. And how often each of their
/// instances answers the same caller.
@NullMarked
package dev.tidemark.access;

import org.jspecify.annotations.NullMarked;
