FROM eclipse-temurin:25-jdk AS build
WORKDIR /source
COPY . .
RUN ./mvnw -q -B -ntp -pl cli -am package -DskipTests \
    && mkdir /lib-out && cp cli/target/lib/*.jar cli/target/tidemark-cli-*.jar /lib-out/

FROM eclipse-temurin:25-jre-alpine
RUN addgroup -S tidemark && adduser -S -G tidemark tidemark && mkdir -p /var/lib/tidemark && chown tidemark /var/lib/tidemark
USER tidemark
COPY --from=build /lib-out/ /tidemark/lib/
ENTRYPOINT ["java", "-cp", "/tidemark/lib/*", "dev.tidemark.cli.TidemarkCommand"]
