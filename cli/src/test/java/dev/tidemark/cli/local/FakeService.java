package dev.tidemark.cli.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// A program that takes a service's arguments and is ready at once, packaged where an installation
/// has its services.
public final class FakeService {
    private FakeService() {}

    public static void main(String[] arguments) throws IOException {
        var port =
                Arrays.stream(arguments)
                        .filter(argument -> argument.startsWith("--server.port="))
                        .map(argument -> argument.substring("--server.port=".length()))
                        .mapToInt(Integer::parseInt)
                        .findFirst()
                        .orElseThrow();
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
    }

    static Installation installedIn(Path home) throws IOException {
        for (var service : ServiceName.values()) {
            var target = Files.createDirectories(home.resolve(service.folder()).resolve("target"));
            jar(target.resolve("tidemark-" + service.folder() + "-1-exec.jar"));
        }
        return new Installation(home);
    }

    private static void jar(Path file) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        var entry = FakeService.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(file), manifest);
                var in = FakeService.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            in.transferTo(out);
        }
    }
}
