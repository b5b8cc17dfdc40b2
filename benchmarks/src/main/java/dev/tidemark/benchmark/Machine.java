package dev.tidemark.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the figures were measured on; without it they say little.
public final class Machine {
    private Machine() {}

    public static Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("machine.cores", Runtime.getRuntime().availableProcessors());
        facts.put("machine.cpu", cpu());
        facts.put("machine.memory_gib", memory());
        facts.put(
                "machine.os",
                System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("machine.java", Runtime.version().toString());
        return facts;
    }

    private static String cpu() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(Machine::architecture);
        } catch (IOException e) {
            return architecture();
        }
    }

    private static String architecture() {
        return System.getProperty("os.arch");
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? Math.round(system.getTotalMemorySize() / 1073741824.0)
                : -1;
    }
}
