/// The places where a household's money lies.
@NullMarked
package dev.tidemark.command.account;

import org.jspecify.annotations.NullMarked;
