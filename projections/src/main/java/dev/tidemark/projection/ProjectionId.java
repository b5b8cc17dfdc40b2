package dev.tidemark.projection;

/// Names one version of a read model, for example `spending/2`.
///
/// @param readModel lower case letters and `_`
/// @param version from 1
public record ProjectionId(String readModel, int version) {
    public ProjectionId {
        if (!readModel.matches("[a-z][a-z_]{0,40}") || version < 1) {
            throw new IllegalArgumentException("not a projection: " + readModel + "/" + version);
        }
    }

    /// The PostgreSQL schema in which the version's tables and checkpoints live.
    public String schema() {
        return readModel + "_v" + version;
    }

    @Override
    public String toString() {
        return readModel + "/" + version;
    }
}
