# syntax=docker/dockerfile:1
# One image per service: docker build --build-arg SERVICE=user-service .

# All services at once, so that their images come from one build.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /source
COPY . .
# The local repository outlives the build; Maven does not share one between two builds at a time.
RUN --mount=type=cache,target=/root/.m2,sharing=locked \
    ./mvnw -DskipTests -Dspotless.check.skip=true -am package \
    -pl discovery-server,config-server,gateway-service,user-service,chat-service,stats-service

FROM eclipse-temurin:25-jre
ARG SERVICE
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /tmp --shell /usr/sbin/nologin atelier
COPY --chmod=0755 docker/start docker/healthy /app/
COPY --from=build /source/${SERVICE}/target/${SERVICE}-*-exec.jar /app/service.jar
USER 10001
ENTRYPOINT ["/app/start"]
