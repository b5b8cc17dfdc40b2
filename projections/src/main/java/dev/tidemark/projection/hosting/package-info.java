/// What an application imports to host the projections: data sources of the roles that read and
/// write read models, the runners' life, and the services that its controllers ask.
@NullMarked
package dev.tidemark.projection.hosting;

import org.jspecify.annotations.NullMarked;
