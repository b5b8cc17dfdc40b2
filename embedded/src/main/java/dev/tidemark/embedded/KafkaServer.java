package dev.tidemark.embedded;

/// A single KRaft broker that runs as a child JVM of this program and keeps its topics in one
/// directory.
///
/// A directory is used by one program at a time; a broker that a killed program left running in it
/// is stopped first. Log: `kafka.log` in the directory.
public final class KafkaServer implements AutoCloseable {
    private final KafkaOptions options;
    private final ServerLife life;

    private KafkaServer(KafkaOptions options) {
        this.options = options;
        this.life = new ServerLife(new BrokerProgram(options));
    }

    /// Returns when the broker takes requests.
    ///
    /// @throws ServerDidNotStart with a sentence for the person who started this program
    public static KafkaServer start(KafkaOptions options) {
        var server = new KafkaServer(options);
        server.startAgain();
        return server;
    }

    /// Stops the broker that a killed program left running in this directory, if there is one.
    ///
    /// @throws ServerDidNotStart when a program that still runs uses the directory
    public static void stopOrphans(KafkaOptions options) {
        ServerLife.stopOrphans(new BrokerProgram(options));
    }

    /// Starts on the same port, data and cluster id after a `stop` or `kill9`.
    public void startAgain() {
        life.start();
    }

    /// The broker's own port, also where a proxy is advertised.
    public int port() {
        return life.port();
    }

    public String bootstrapServers() {
        var advertised = options.advertisedPort() == 0 ? port() : options.advertisedPort();
        return LoopbackPort.HOST + ":" + advertised;
    }

    /// The process id of the broker.
    public long pid() {
        return life.child().pid();
    }

    public boolean runs() {
        return life.runs();
    }

    /// SIGKILL: a crash.
    public void kill9() {
        life.kill();
    }

    /// Stops with a clean shutdown; what does not stop within the bound is killed.
    public void stop() {
        life.stop();
    }

    @Override
    public void close() {
        stop();
    }
}
