/// How Tidemark's operator API looks in a terminal.
@NullMarked
package dev.tidemark.cli.operator;

import org.jspecify.annotations.NullMarked;
