/// What a rehearsed migration showed, for people and for the pull request that proposes it.
@NullMarked
package dev.tidemark.cli.rehearsal;

import org.jspecify.annotations.NullMarked;
