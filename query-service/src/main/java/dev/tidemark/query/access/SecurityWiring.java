package dev.tidemark.query.access;

import dev.tidemark.access.RateLimitFilter;
import dev.tidemark.query.http.Problem;
import dev.tidemark.query.http.ProblemDetails;
import dev.tidemark.query.http.Refused;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servletapi.SecurityContextHolderAwareRequestFilter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/// Every address needs a token, except the documentation and the health of the service.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SecuritySettings.class, RateLimitSettings.class})
class SecurityWiring {
    private static final String OPERATOR = "SCOPE_operator";

    @Bean
    SecurityFilterChain security(
            HttpSecurity http, SecuritySettings settings, RateLimitSettings limits) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .cors(cors -> cors.configurationSource(cors(settings)))
                .headers(SecurityWiring::headers)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(SecurityWiring::addresses)
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

    private static void addresses(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/actuator/health", "/actuator/health/**")
                .permitAll()
                .requestMatchers("/openapi/**", "/docs", "/docs/**", "/webjars/**")
                .permitAll()
                .requestMatchers("/actuator/**", "/operator", "/operator/**")
                .hasAuthority(OPERATOR)
                .anyRequest()
                .authenticated();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-store"))
                .contentSecurityPolicy(policy ->
                        policy.policyDirectives(
                                "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"));
    }

    /// The request is observed as a whole. Observing each filter as well takes longer than the
    /// filters do.
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    JwtDecoder tokens(SecuritySettings settings) {
        return settings.tokens().decoder(SecurityWiring::isPlain);
    }

    private static boolean isPlain(String subject) {
        return subject.codePoints().noneMatch(Character::isISOControl);
    }

    private static AuthenticationEntryPoint unauthenticated() {
        return (request, response, _) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            ProblemDetails.write(
                    new Refused(Problem.UNAUTHENTICATED, "send a valid bearer token"),
                    request,
                    response);
        };
    }

    private static void tooMany(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ProblemDetails.write(
                new Refused(Problem.TOO_MANY_REQUESTS, "try again after the time in Retry-After"),
                request,
                response);
    }

    private static AccessDeniedHandler forbidden() {
        return (request, response, _) ->
                ProblemDetails.write(
                        new Refused(Problem.FORBIDDEN, "this token does not allow that"),
                        request,
                        response);
    }

    private static UrlBasedCorsConfigurationSource cors(SecuritySettings settings) {
        var allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(settings.corsOrigins());
        allowed.setAllowedMethods(List.of("GET", "POST"));
        allowed.setAllowedHeaders(
                List.of(
                        "Authorization",
                        "Content-Type",
                        "Consistency-Token",
                        "If-None-Match",
                        "Prefer",
                        "traceparent"));
        allowed.setExposedHeaders(
                List.of(
                        "ETag",
                        "Location",
                        "Consistency-Token",
                        "Projection",
                        "Projection-Position",
                        "Projection-Parked-Since",
                        "Retry-After"));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", allowed);
        return source;
    }
}
