package dev.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Role;
import dev.tidemark.query.Api.Answer;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Statements;
import dev.tidemark.readmodel.Story;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Two households that know nothing of each other, and every route that there is to try on them.
final class Neighbours {
    static final RunningQueryService SERVICE = RunningQueryService.SHARED;
    static final String ANNA = "anna-" + UUID.randomUUID();
    static final String VERA = "vera-" + UUID.randomUUID();
    static final String EVE = "eve-" + UUID.randomUUID();
    static final String PAYEE = "Zanzibar Spices";
    static final Story HOME = SERVICE.begin(ANNA);
    static final Story EVES = SERVICE.begin(EVE);
    static final UUID GIRO = HOME.account("Zanzibar Giro", "4711.00", "2026-01-01");
    static final UUID FOOD = HOME.category("Zanzibar Food", CategoryKind.EXPENSE, null);
    static final Statements JANUARY = new Statements(HOME, GIRO);
    static final UUID BREAD =
            HOME.pays(Pay.out(GIRO, "12.34").in(FOOD).payee(PAYEE).from(JANUARY.id, 1));
    static final Map<String, UUID> THINGS =
            Map.of("account", GIRO, "category", FOOD, "transaction", BREAD, "id", JANUARY.id);

    record Route(String method, String path) {
        boolean reads() {
            return method.equals("GET");
        }

        boolean isBelowHousehold() {
            return path.contains("/households/{household}");
        }

        boolean isOperators() {
            return path.startsWith("/operator");
        }

        Answer call(Api api, Object household, Map<String, UUID> things) {
            String filled = path.replace("{household}", household.toString());
            for (Map.Entry<String, UUID> thing : things.entrySet()) {
                filled = filled.replace("{" + thing.getKey() + "}", thing.getValue().toString());
            }
            filled = filled.replaceAll("\\{\\w+}", new UUID(1, 2).toString());
            return reads()
                    ? api.get(filled + required())
                    : api.with("Content-Type", "application/json")
                            .send(method, filled, BodyPublishers.ofString("{}"));
        }

        private String required() {
            return path.endsWith("/changes") ? "?from=0" : "";
        }
    }

    static {
        JANUARY.uploads();
        HOME.pays(Pay.out(GIRO, "1.00"));
        SERVICE.join(HOME.household, VERA, UUID.randomUUID(), Role.VIEWER);
        UUID eves = EVES.account("Eve's", "1.00", "2026-01-01");
        EVES.pays(Pay.out(eves, "1.00"));
        await(ANNA, HOME);
        await(EVE, EVES);
    }

    private static void await(String subject, Story story) {
        Api api =
                SERVICE.as(subject)
                        .with("Consistency-Token", SERVICE.publish(story).token())
                        .with("Prefer", "wait=10");
        routes().filter(route -> route.reads() && route.isBelowHousehold())
                .forEach(route -> route.call(api, story.household, THINGS));
    }

    private Neighbours() {}

    private static Stream<Route> routes() {
        return SERVICE
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(Neighbours::routes)
                .distinct();
    }

    private static Stream<Route> routes(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .flatMap(method ->
                        info.getPatternValues().stream().map(path -> new Route(method, path)));
    }

    /// Every one but the documentation, which is for everybody.
    static List<Route> guarded() {
        List<Route> guarded =
                routes().filter(r -> !r.path().startsWith("/docs"))
                        .filter(r -> !r.path().startsWith("/openapi"))
                        .toList();
        assertThat(guarded).hasSizeGreaterThan(50);
        return guarded;
    }

    /// Ids of nothing.
    static Map<String, UUID> random() {
        Map<String, UUID> random = new TreeMap<>();
        THINGS.keySet().forEach(thing -> random.put(thing, UUID.randomUUID()));
        return random;
    }

    /// Everything that an answer says but for the trace, the time, and how old the connection is.
    static String told(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.http().headers().map());
        headers.remove("date");
        headers.remove("connection");
        headers.remove("keep-alive");
        return answer.status()
                + " "
                + headers
                + " "
                + answer.body().replaceAll("\"(traceId|instance)\":\"[^\"]*\"", "");
    }
}
