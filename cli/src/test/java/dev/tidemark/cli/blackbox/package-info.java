/// Tidemark as strangers meet it: the packaged services behind the gateway, asked over HTTP alone.
@NullMarked
package dev.tidemark.cli.blackbox;

import org.jspecify.annotations.NullMarked;
