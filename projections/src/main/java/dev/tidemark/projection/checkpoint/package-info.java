/// What a build keeps beside its rows, in the same schema and the same transactions: how far each
/// partition and lane is, who owns a partition, and which households are parked.
@NullMarked
package dev.tidemark.projection.checkpoint;

import org.jspecify.annotations.NullMarked;
