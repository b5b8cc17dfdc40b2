/// The changelog linter: reads Liquibase's formatted SQL and names what would hurt when it runs,
/// with what to do instead. It needs no database, and nothing of the product's other modules, so
/// that it can look at a copy of any version. `changelog` and `sql` read, `rule` judges.
@NullMarked
package dev.tidemark.lint;

import org.jspecify.annotations.NullMarked;
