package dev.atelier.discovery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Talks to the registry under test as any program on the network could. */
record EurekaClient(int port, HttpClient http) {

    private static final String INSTANCE = """
            {"instance":{"instanceId":"%s","hostName":"127.0.0.1","app":"CHAT-SERVICE","ipAddr":"127.0.0.1",
            "vipAddress":"chat-service","status":"UP","port":{"$":8082,"@enabled":"true"},
            "dataCenterInfo":{"@class":"com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo","name":"MyOwn"},
            "leaseInfo":{"renewalIntervalInSecs":1,"durationInSecs":%d}}}""";

    static EurekaClient of(int port) {
        return new EurekaClient(port, HttpClient.newHttpClient());
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> getAs(String user, String password, String path) {
        return send(request(path).GET().header("Authorization", basic(user, password)));
    }

    HttpResponse<String> register(String instanceId, int leaseSeconds) {
        return send(registration(instanceId, leaseSeconds));
    }

    HttpResponse<String> registerAs(String user, String password, String instanceId) {
        return send(registration(instanceId, 90).header("Authorization", basic(user, password)));
    }

    HttpResponse<String> unregister(String instanceId) {
        return send(request("/eureka/apps/CHAT-SERVICE/" + instanceId).DELETE());
    }

    private HttpRequest.Builder registration(String instanceId, int leaseSeconds) {
        return request("/eureka/apps/CHAT-SERVICE")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(INSTANCE.formatted(instanceId, leaseSeconds)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "application/json");
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
