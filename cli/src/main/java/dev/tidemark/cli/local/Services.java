package dev.tidemark.cli.local;

import dev.tidemark.cli.gateway.Routes;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The two services, started and stopped side by side.
final class Services {
    private final Installation installation;
    private final DataDirectory data;
    private final Surroundings surroundings;
    private final List<ServiceProcess> running = new CopyOnWriteArrayList<>();

    Services(Installation installation, DataDirectory data, Surroundings surroundings) {
        this.installation = installation;
        this.data = data;
        this.surroundings = surroundings;
    }

    /// Returns when both are ready.
    void start(Mourner mourner) {
        Arrays.stream(ServiceName.values())
                .parallel()
                .map(name -> ServiceProcess.start(name, installation, data, surroundings))
                .forEach(running::add);
        running.forEach(ServiceProcess::awaitReady);
        running.forEach(service -> mourner.watch(service.pid(), service::obituary));
    }

    Routes routes() {
        return new Routes(url(ServiceName.COMMAND_SERVICE), url(ServiceName.QUERY_SERVICE));
    }

    private URI url(ServiceName name) {
        return running.stream()
                .filter(service -> service.is(name))
                .map(ServiceProcess::url)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name.folder() + " was not started"));
    }

    void stop() {
        var stopping =
                running.stream().map(service -> Thread.ofVirtual().start(service::stop)).toList();
        stopping.forEach(Services::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
