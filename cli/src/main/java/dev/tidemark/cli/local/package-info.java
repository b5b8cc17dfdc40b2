/// Everything on this machine: the embedded servers, the two services as child processes, the
/// gateway, and the directory in which all of them keep what they know.
@NullMarked
package dev.tidemark.cli.local;

import org.jspecify.annotations.NullMarked;
