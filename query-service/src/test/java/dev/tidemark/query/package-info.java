/// The service over real HTTP, with a real database and a real topic.
@NullMarked
package dev.tidemark.query;

import org.jspecify.annotations.NullMarked;
