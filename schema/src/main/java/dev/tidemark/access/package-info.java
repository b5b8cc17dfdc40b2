/// Whose access tokens both services take. They must agree: a token that opens one of them opens
/// the other. Which address needs what is each service's own matter.
@NullMarked
package dev.tidemark.access;

import org.jspecify.annotations.NullMarked;
