/// Wiring of the service. Nothing below it may use it.
@NullMarked
package dev.tidemark.command;

import org.jspecify.annotations.NullMarked;
