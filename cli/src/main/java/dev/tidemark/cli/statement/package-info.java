/// Takes a bank's statement through the API: upload, look at what is proposed, commit, and wait
/// until it is done.
@NullMarked
package dev.tidemark.cli.statement;

import org.jspecify.annotations.NullMarked;
