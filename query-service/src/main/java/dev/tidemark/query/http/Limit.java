package dev.tidemark.query.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How many things a page has: 50 unless asked otherwise, 500 at most.
public record Limit(int size) {
    public static final String DEFAULT = "50";
    private static final int MOST = 500;

    public Limit {
        if (size < 1 || size > MOST) {
            throw Refused.parameter("limit", "must be a whole number from 1 to " + MOST);
        }
    }

    /// One more than a page, to see whether another follows.
    public int probe() {
        return size + 1;
    }

    public <T> List<T> page(List<T> probed) {
        return probed.size() > size ? List.copyOf(probed.subList(0, size)) : probed;
    }

    /// The cursor after the page's last thing; `null` where the list ends.
    public <T> @Nullable String next(List<T> probed, Function<T, String> cursor) {
        return probed.size() > size ? cursor.apply(probed.get(size - 1)) : null;
    }
}
