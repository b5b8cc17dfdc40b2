/// Version 1 of `imports`: one row per file, statement, line and refused row. What was recorded is
/// counted and summed from the lines as they are committed, apart from what the import says of
/// itself, so that the two can be compared.
@NullMarked
package dev.tidemark.readmodel.imports.v1;

import org.jspecify.annotations.NullMarked;
