package dev.tidemark.command.web;

import dev.tidemark.access.RateLimitFilter;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.servletapi.SecurityContextHolderAwareRequestFilter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/// Every address needs a token, except the health of the service.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SecuritySettings.class, RateLimitSettings.class})
class SecurityWiring {
    @Bean
    SecurityFilterChain security(
            HttpSecurity http, SecuritySettings settings, RateLimitSettings limits) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .cors(cors -> cors.configurationSource(cors(settings)))
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers("/actuator/health", "/actuator/health/**")
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .hasAuthority("SCOPE_operator")
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server ->
                        server.jwt(jwt -> {})
                                .authenticationEntryPoint(unauthenticated())
                                .accessDeniedHandler(forbidden()))
                .addFilterAfter(
                        new RateLimitFilter(limits.limits(), SecurityWiring::tooMany),
                        SecurityContextHolderAwareRequestFilter.class)
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(unauthenticated())
                                .accessDeniedHandler(forbidden()))
                .build();
    }

    /// The request is observed as a whole. Observing each filter as well takes longer than the
    /// filters do.
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    JwtDecoder tokens(SecuritySettings settings) {
        return settings.tokens().decoder(TextRules::allow);
    }

    private static AuthenticationEntryPoint unauthenticated() {
        return (request, response, _) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            ProblemDetails.write(
                    ProblemAdvice.ofStatus(HttpStatus.UNAUTHORIZED), request, response);
        };
    }

    private static void tooMany(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ProblemDetails.write(
                new Refused(Refusal.TOO_MANY_REQUESTS, "try again after the time in Retry-After"),
                request,
                response);
    }

    private static AccessDeniedHandler forbidden() {
        return (request, response, _) ->
                ProblemDetails.write(
                        ProblemAdvice.ofStatus(HttpStatus.FORBIDDEN), request, response);
    }

    private static UrlBasedCorsConfigurationSource cors(SecuritySettings settings) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(settings.corsOrigins());
        allowed.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        allowed.setAllowedHeaders(
                List.of(
                        "Authorization",
                        "Content-Type",
                        "Idempotency-Key",
                        "If-Match",
                        "traceparent"));
        allowed.setExposedHeaders(List.of("ETag", "Location", "Consistency-Token", "Retry-After"));
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/api/**", allowed);
        return source;
    }
}
