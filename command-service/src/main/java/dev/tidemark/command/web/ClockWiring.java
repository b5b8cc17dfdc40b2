package dev.tidemark.command.web;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Time enters at the edge.
@Configuration(proxyBeanMethods = false)
class ClockWiring {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
