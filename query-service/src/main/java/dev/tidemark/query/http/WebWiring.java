package dev.tidemark.query.http;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Makes [Read] parameters of controllers, and reads all others strictly.
@Configuration(proxyBeanMethods = false)
class WebWiring implements WebMvcConfigurer {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ReadArgument());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new SupersededHeaders()).addPathPatterns("/api/**").order(1);
        registry.addInterceptor(new KnownParameters())
                .addPathPatterns("/api/**", "/operator/**")
                .order(100);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
