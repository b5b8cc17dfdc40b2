/// The rules, each with its risk, the reason for it and what to do instead. A rule looks at one
/// changelog. [Rules] says which there are; adding one is adding it to its group.
@NullMarked
package dev.tidemark.lint.rule;

import org.jspecify.annotations.NullMarked;
