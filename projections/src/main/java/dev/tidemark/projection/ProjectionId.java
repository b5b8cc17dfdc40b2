package dev.tidemark.projection;

import java.util.regex.Pattern;

/// Names one version of a read model, for example `spending/2`.
///
/// @param readModel lower case letters and `_`
/// @param version from 1
public record ProjectionId(String readModel, int version) {
    private static final Pattern READ_MODEL = Pattern.compile("[a-z][a-z_]{0,40}");

    public ProjectionId {
        if (!READ_MODEL.matcher(readModel).matches() || version < 1) {
            throw new IllegalArgumentException("not a projection: " + readModel + "/" + version);
        }
    }

    /// The reverse of [#toString].
    ///
    /// @throws IllegalArgumentException if `text` is something else
    public static ProjectionId parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2 || !parts[1].matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a version of a read model, as spending/2");
        }
        return new ProjectionId(parts[0], Integer.parseInt(parts[1]));
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
