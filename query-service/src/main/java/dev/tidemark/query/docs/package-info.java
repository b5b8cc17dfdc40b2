/// The API's description and the page that shows it.
@NullMarked
package dev.tidemark.query.docs;

import org.jspecify.annotations.NullMarked;
