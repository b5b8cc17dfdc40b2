/// Personal texts are ciphertext wherever an event rests: one data key per household and one per
/// member, wrapped by a master key from configuration. Destroying a data key erases the texts.
@NullMarked
package dev.tidemark.personal;

import org.jspecify.annotations.NullMarked;
