package dev.tidemark.query.access;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts the [HouseholdGate] before everything else.
@Configuration(proxyBeanMethods = false)
class GateWiring implements WebMvcConfigurer {
    private final Memberships memberships;

    GateWiring(Memberships memberships) {
        this.memberships = memberships;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HouseholdGate(memberships))
                .addPathPatterns("/api/*/households/*/**", "/api/*/households/*")
                .order(0);
    }
}
