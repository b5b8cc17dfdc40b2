/// Liquibase's formatted SQL changelogs as texts with lines: head, changesets, rollbacks, and what
/// the author allows with a reason. Liquibase's own reader forgets the lines. It uses `sql` alone.
@NullMarked
package dev.tidemark.lint.changelog;

import org.jspecify.annotations.NullMarked;
