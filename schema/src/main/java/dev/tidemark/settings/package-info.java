/// What both services check of their configuration before they start.
@NullMarked
package dev.tidemark.settings;

import org.jspecify.annotations.NullMarked;
