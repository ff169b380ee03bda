# syntax=docker/dockerfile:1
# One image per service: docker build --build-arg SERVICE=user-service .

FROM eclipse-temurin:25-jdk AS build
ARG SERVICE
WORKDIR /source
COPY . .
# The local repository outlives the build; Maven does not share one between two builds at a time.
RUN --mount=type=cache,target=/root/.m2,sharing=locked \
    ./mvnw -DskipTests -Dspotless.check.skip=true -pl "$SERVICE" -am package \
    && cp "$SERVICE"/target/"$SERVICE"-*-exec.jar /service.jar

FROM eclipse-temurin:25-jre
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /tmp --shell /usr/sbin/nologin atelier
COPY docker/start docker/healthy /app/
COPY --from=build /service.jar /app/service.jar
USER 10001
ENTRYPOINT ["/app/start"]
