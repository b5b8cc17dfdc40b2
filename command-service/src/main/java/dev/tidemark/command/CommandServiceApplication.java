package dev.tidemark.command;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Decides: takes commands over HTTP, lets aggregates accept or refuse them, and stores what
/// happened.
@EnableScheduling
@SpringBootApplication
public class CommandServiceApplication {
    public static void main(String... arguments) {
        SpringApplication.run(CommandServiceApplication.class, arguments);
    }
}
