/// How requests are read and answers written: strict parameters, positions in headers, cursors,
/// money as decimals, and every failure as an RFC 9457 problem. Used by all controllers; knows none
/// of them.
@NullMarked
package dev.tidemark.query.http;

import org.jspecify.annotations.NullMarked;
