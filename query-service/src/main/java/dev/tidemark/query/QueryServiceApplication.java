package dev.tidemark.query;

import dev.tidemark.projection.hosting.ProjectionHosting;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/// Answers from the read models, and keeps them up to date.
@SpringBootApplication
@Import(ProjectionHosting.class)
public class QueryServiceApplication {
    public static void main(String... arguments) {
        SpringApplication.run(QueryServiceApplication.class, arguments);
    }
}
