package dev.tidemark.command;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Decides: takes commands over HTTP, lets aggregates accept or refuse them, and stores what
/// happened.
@SpringBootApplication
public class CommandServiceApplication {
    public static void main(String... arguments) {
        SpringApplication.run(CommandServiceApplication.class, arguments);
    }
}
