/// For those who change read models, in a checkout of the sources: a new version to begin with, and
/// what a change touches.
@NullMarked
package dev.tidemark.cli.version;

import org.jspecify.annotations.NullMarked;
