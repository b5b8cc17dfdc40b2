/// How the command line asks Tidemark: over HTTP, as any other client, with a bearer token.
@NullMarked
package dev.tidemark.cli.http;

import org.jspecify.annotations.NullMarked;
