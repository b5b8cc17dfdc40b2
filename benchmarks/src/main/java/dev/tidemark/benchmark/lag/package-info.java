/// How long a write takes to be seen: from its 201 to the first answer that includes it.
@NullMarked
package dev.tidemark.benchmark.lag;

import org.jspecify.annotations.NullMarked;
