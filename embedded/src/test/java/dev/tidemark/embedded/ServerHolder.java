package dev.tidemark.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Another program that runs both servers in a directory, to be killed or asked to end by a test.
final class ServerHolder implements AutoCloseable {
    private final Process program;
    private final List<Long> servers;

    private ServerHolder(Process program, List<Long> servers) {
        this.program = program;
        this.servers = servers;
    }

    /// Runs in the other program: prints the servers' process ids when both are ready and keep
    /// something.
    public static void main(String[] arguments) throws InterruptedException, SQLException {
        var directory = Path.of(arguments[0]);
        var postgres = PostgresServer.start(PostgresOptions.in(directory.resolve("postgres")));
        var kafka = KafkaServer.start(KafkaOptions.in(directory.resolve("kafka")));
        PostgresServerTest.execute(postgres, "create table kept as select 42 as answer");
        var topic = new KafkaTopic(kafka.bootstrapServers(), "kept");
        topic.create();
        topic.send("answer");
        System.out.println(postgres.pid() + " " + kafka.pid());
        new CountDownLatch(1).await();
    }

    static ServerHolder start(Path directory) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(java, ServerHolder.class.getName(), directory.toString())
                        .redirectError(directory.resolve("holder.log").toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        var program = builder.start();
        var line = program.inputReader(StandardCharsets.UTF_8).readLine();
        var pids = List.of(String.valueOf(line).split(" ", -1));
        return new ServerHolder(program, pids.stream().map(Long::valueOf).toList());
    }

    void kill9() throws InterruptedException {
        program.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    void askToEnd() throws InterruptedException {
        program.destroy();
        program.waitFor(30, TimeUnit.SECONDS);
    }

    boolean serversRun() {
        return servers.stream().anyMatch(ServerHolder::runs);
    }

    private static boolean runs(long pid) {
        return ProcessHandle.of(pid).filter(ProcessFacts::runs).isPresent();
    }

    @Override
    public void close() {
        program.destroyForcibly();
        servers.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .forEach(ProcessHandle::destroyForcibly);
    }
}
