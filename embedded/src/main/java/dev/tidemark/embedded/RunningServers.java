package dev.tidemark.embedded;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Stops what still runs when this program is asked to end (Ctrl-C, SIGTERM), the last started
/// first. A program with more to stop, in an order of its own, starts the servers with
/// `stopsWithProgram` off and stops them itself.
final class RunningServers {
    private static final Deque<Runnable> STOPS = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(RunningServers::stopAll, "stop-servers"));
    }

    private RunningServers() {}

    static void add(Runnable stop) {
        synchronized (STOPS) {
            STOPS.push(stop);
        }
    }

    static void remove(Runnable stop) {
        synchronized (STOPS) {
            STOPS.remove(stop);
        }
    }

    private static void stopAll() {
        List<Runnable> stops;
        synchronized (STOPS) {
            stops = List.copyOf(STOPS);
        }
        stops.forEach(Runnable::run);
    }
}
