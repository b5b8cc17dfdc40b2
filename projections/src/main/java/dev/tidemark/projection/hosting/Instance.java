package dev.tidemark.projection.hosting;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// How this process is named in checkpoints and in consumer groups.
final class Instance {
    private Instance() {}

    static String name() {
        return host() + "-" + ProcessHandle.current().pid();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "unknown-host";
        }
    }
}
