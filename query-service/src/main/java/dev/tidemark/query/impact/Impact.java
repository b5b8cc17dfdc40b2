package dev.tidemark.query.impact;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.View;
import dev.tidemark.projection.impact.EventUses;
import dev.tidemark.projection.impact.Versions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a read model is fed by, kept in and asked through.
///
/// @param versions in order; empty if there is no such read model
/// @param routes by path
record Impact(String readModel, List<Version> versions, List<Route> routes) {
    /// @param views the questions that this version answers
    /// @param events the tables that it reads or writes for each event that it does not ignore
    record Version(
            int version,
            List<String> tables,
            List<String> views,
            Map<String, List<String>> events) {}

    /// @param operation its name in the API's description
    /// @param views the read model's questions that it may ask
    record Route(
            String method, String path, String operation, String controller, List<String> views) {}

    static Impact of(String readModel) {
        List<Projection> projections =
                Versions.all().stream()
                        .filter(version -> version.id().readModel().equals(readModel))
                        .toList();
        return new Impact(
                readModel,
                projections.stream().map(Impact::version).toList(),
                projections.isEmpty() ? List.of() : routes(projections.getFirst()));
    }

    private static Version version(Projection projection) {
        return new Version(
                projection.id().version(),
                projection.tables().stream().map(TableDefinition::name).toList(),
                ClassesOf.components(projection.getClass().getPackageName(), View.class).stream()
                        .flatMap(Impact::interfaces)
                        .filter(type -> isQuestion(type, readModel(projection)))
                        .map(Class::getSimpleName)
                        .distinct()
                        .sorted()
                        .toList(),
                EventUses.of(projection));
    }

    private static Stream<Class<?>> interfaces(Class<?> type) {
        return Stream.of(type.getInterfaces())
                .flatMap(one -> Stream.concat(Stream.of(one), interfaces(one)));
    }

    /// The package of a read model's questions; those of its versions lie below.
    private static String readModel(Projection projection) {
        String version = projection.getClass().getPackageName();
        return version.substring(0, version.lastIndexOf('.'));
    }

    private static boolean isQuestion(Class<?> type, String readModel) {
        return View.class.isAssignableFrom(type) && type.getPackageName().equals(readModel);
    }

    private static List<Route> routes(Projection projection) {
        String readModel = readModel(projection);
        return Controllers.all().stream()
                .flatMap(controller -> {
                    List<String> views =
                            ClassesOf.reachedFrom(controller.type()).stream()
                                    .filter(type -> isQuestion(type, readModel))
                                    .map(Class::getSimpleName)
                                    .sorted()
                                    .toList();
                    return views.isEmpty() ? Stream.empty() : controller.routes(views);
                })
                .sorted(Comparator.comparing(Route::path))
                .toList();
    }
}
