/// The sample household: built over HTTP from the sample statements, reported, and checked against
/// itself. It is a client like any other, so it shows what the API can do.
@NullMarked
package dev.tidemark.cli.demo;

import org.jspecify.annotations.NullMarked;
