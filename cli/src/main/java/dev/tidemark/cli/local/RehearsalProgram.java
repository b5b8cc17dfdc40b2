package dev.tidemark.cli.local;

import dev.tidemark.cli.http.Json;
import dev.tidemark.cli.terminal.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// The program of `rehearsal` that makes events, run once beside an instance of this machine, with
/// the secrets of its data directory.
public final class EventGenerator {
    private static final String MODULE = "rehearsal";

    private final DataDirectory data;
    private final RunningState running;
    private final Installation installation;

    public EventGenerator(DataDirectory data, RunningState running, Installation installation) {
        this.data = data;
        this.running = running;
        this.installation = installation;
    }

    /// Returns when everything is stored; read models follow.
    ///
    /// @param arguments of the program, such as `--events=1000`
    /// @param says hears how far it is
    /// @return what the program reports
    public JsonNode run(List<String> arguments, Consumer<String> says) {
        var folder = data.of(MODULE);
        var settings = folder.resolve("application.properties");
        var log = folder.resolve("generate.log");
        try {
            PrivateFile.write(settings, settings());
            return run(command(arguments, settings), log, says);
        } catch (IOException e) {
            throw Refused.because("%s cannot be used: %s", folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refused.because("interrupted");
        } finally {
            settings.toFile().delete();
        }
    }

    private Properties settings() {
        var secrets = Secrets.of(data);
        var settings = new Properties();
        settings.setProperty("tidemark.database.url", running.database());
        for (var role : List.of(DatabaseRole.COMMAND, DatabaseRole.KEYS)) {
            var prefix = "tidemark.database." + role.word() + ".";
            settings.setProperty(prefix + "username", role.username());
            settings.setProperty(prefix + "password", secrets.password(role));
        }
        settings.setProperty("tidemark.personal.master-key", secrets.masterKey());
        return settings;
    }

    private List<String> command(List<String> arguments, Path settings) {
        var command = new ArrayList<String>();
        command.add(Installation.java().toString());
        command.addAll(
                List.of(
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dspring.profiles.active=dev"));
        command.addAll(UnpackedProgram.arguments(installation.program(MODULE), true));
        command.add("generate");
        command.addAll(arguments);
        command.add("--spring.config.additional-location=" + settings.toUri());
        return command;
    }

    private static JsonNode run(List<String> command, Path log, Consumer<String> says)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var end = new Thread(process::destroy, "stop-generator");
        Runtime.getRuntime().addShutdownHook(end);
        var last = output(process, log, says);
        var exitCode = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(end);
        return switch (exitCode) {
            case 0 -> Json.MAPPER.readTree(last);
            case 2 -> throw Refused.asTyped("%s", last);
            case 3 -> throw Refused.because("%s", last);
            default ->
                    throw Refused.because(
                            "No events: the generator ended with exit code %d. It says (%s):\n%s",
                            exitCode, log, LogTail.of(log));
        };
    }

    /// The last line of it.
    private static String output(Process process, Path log, Consumer<String> says)
            throws IOException {
        var last = "";
        try (var lines = process.inputReader(StandardCharsets.UTF_8);
                var copy = Files.newBufferedWriter(log)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.write(line + "\n");
                if (line.startsWith("generated ")) {
                    says.accept(line);
                }
                last = line;
            }
        }
        return last;
    }
}
