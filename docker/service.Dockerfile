FROM eclipse-temurin:25-jdk AS build
WORKDIR /source
COPY . .
ARG SERVICE
RUN ./mvnw -q -B -ntp -pl ${SERVICE} -am package -DskipTests \
    && cp ${SERVICE}/target/*-exec.jar /service.jar \
    && java -Djarmode=tools -jar /service.jar extract --layers --launcher --destination /extracted

FROM eclipse-temurin:25-jre-alpine
RUN addgroup -S tidemark && adduser -S -G tidemark tidemark
USER tidemark
WORKDIR /service
COPY --from=build /extracted/dependencies/ ./
COPY --from=build /extracted/spring-boot-loader/ ./
COPY --from=build /extracted/snapshot-dependencies/ ./
COPY --from=build /extracted/application/ ./
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-Daxoniq.update-checker.disabled=true", "-Ddisable-axoniq-console-message=true", "org.springframework.boot.loader.launch.JarLauncher"]
