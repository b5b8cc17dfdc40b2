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
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The program of `rehearsal` that fills a store of this machine with events, or migrates one that
/// is thrown away, run once with the secrets of its data directory.
public final class RehearsalProgram {
    private static final String MODULE = "rehearsal";
    private static final Pattern PROGRESS = Pattern.compile("(generated|imported|rehearsed:) .*");

    private final DataDirectory data;
    private final Properties settings;
    private final Installation installation;

    /// @param database JDBC URL without credentials
    public RehearsalProgram(DataDirectory data, String database, Installation installation) {
        this(data, ofCommands(data, database), installation);
    }

    /// @param settings of every service whose part the program takes
    RehearsalProgram(DataDirectory data, Properties settings, Installation installation) {
        this.data = data;
        this.settings = settings;
        this.installation = installation;
    }

    /// Returns when everything is stored; read models follow.
    ///
    /// @param command of the program, such as `generate`
    /// @param arguments of the command, such as `--events=1000`
    /// @param says hears how far it is
    /// @return what the program reports
    public JsonNode run(String command, List<String> arguments, Consumer<String> says) {
        var folder = data.of(MODULE);
        var secrets = folder.resolve("application.properties");
        var log = folder.resolve(command + ".log");
        try {
            PrivateFile.write(secrets, settings);
            return run(program(command, arguments, secrets), log, says);
        } catch (IOException e) {
            throw Refused.because("%s cannot be used: %s", folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refused.because("interrupted");
        } finally {
            secrets.toFile().delete();
        }
    }

    private static Properties ofCommands(DataDirectory data, String database) {
        var secrets = Secrets.of(data);
        var settings = new Properties();
        settings.setProperty("tidemark.database.url", database);
        for (var role : List.of(DatabaseRole.COMMAND, DatabaseRole.KEYS)) {
            var prefix = "tidemark.database." + role.word() + ".";
            settings.setProperty(prefix + "username", role.username());
            settings.setProperty(prefix + "password", secrets.password(role));
        }
        settings.setProperty("tidemark.personal.master-key", secrets.masterKey());
        return settings;
    }

    private List<String> program(String command, List<String> arguments, Path settings) {
        var program = new ArrayList<String>();
        program.add(Installation.java().toString());
        program.addAll(
                List.of(
                        // Events at full speed are garbage soon, which costs nothing while young.
                        "-Xmx2g",
                        "-Xmn1g",
                        "-XX:+UseSerialGC",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dspring.profiles.active=dev"));
        program.addAll(UnpackedProgram.arguments(installation.program(MODULE), !data.ephemeral()));
        program.add(command);
        program.addAll(arguments);
        program.add("--spring.config.additional-location=" + settings.toUri());
        return program;
    }

    private static JsonNode run(List<String> program, Path log, Consumer<String> says)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(program).redirectErrorStream(true).start();
        var end = new Thread(process::destroy, "stop-rehearsal");
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
                            "The program ended with exit code %d before it was done. It says (%s):\n%s",
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
                if (PROGRESS.matcher(line).matches()) {
                    says.accept(line);
                }
                last = line;
            }
        }
        return last;
    }
}
