/// One base URL before two services. Reads go to one and decisions to the other; the gateway knows
/// addresses and methods, and nothing of what is asked.
@NullMarked
package dev.tidemark.cli.gateway;

import org.jspecify.annotations.NullMarked;
