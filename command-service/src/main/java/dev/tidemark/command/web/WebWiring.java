package dev.tidemark.command.web;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Makes [Call] and [Body] parameters of controllers.
@Configuration(proxyBeanMethods = false)
class WebWiring implements WebMvcConfigurer {
    private final CallArgument call;
    private final BodyArgument body;

    WebWiring(CallArgument call, BodyArgument body) {
        this.call = call;
        this.body = body;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(call);
        resolvers.add(body);
    }
}
