package dev.tidemark.query.impact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The controllers of the API and their routes, named as the API's description names them.
final class Controllers {
    private static final JsonNode DESCRIPTION = description();

    private Controllers() {}

    record Controller(Class<?> type) {
        Stream<Impact.Route> routes(List<String> views) {
            List<String> bases = paths(mapping(type));
            return Stream.of(type.getDeclaredMethods())
                    .flatMap(method -> {
                        RequestMapping mapping =
                                AnnotatedElementUtils.findMergedAnnotation(
                                        method, RequestMapping.class);
                        return mapping == null
                                ? Stream.empty()
                                : bases.stream().flatMap(base -> routes(base, mapping, views));
                    });
        }

        private Stream<Impact.Route> routes(
                String base, RequestMapping mapping, List<String> views) {
            return paths(mapping).stream()
                    .map(path -> base + path)
                    .flatMap(path ->
                            Stream.of(mapping.method())
                                    .map(method -> route(method.name(), path, views)));
        }

        private Impact.Route route(String method, String path, List<String> views) {
            return new Impact.Route(
                    method,
                    path,
                    DESCRIPTION
                            .path("paths")
                            .path(path)
                            .path(method.toLowerCase(Locale.ROOT))
                            .path("operationId")
                            .asString(""),
                    type.getSimpleName(),
                    views);
        }
    }

    static List<Controller> all() {
        return ClassesOf.components("dev.tidemark.query", Object.class).stream()
                .filter(type -> AnnotatedElementUtils.hasAnnotation(type, RestController.class))
                .map(Controller::new)
                .toList();
    }

    private static @Nullable RequestMapping mapping(Class<?> type) {
        return AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
    }

    private static List<String> paths(@Nullable RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0
                ? List.of("")
                : List.of(mapping.path());
    }

    private static JsonNode description() {
        try (var stream = Controllers.class.getResourceAsStream("/openapi/v1.json")) {
            if (stream == null) {
                throw new IllegalStateException("openapi/v1.json is not on the class path");
            }
            return JsonMapper.builder().build().readTree(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
