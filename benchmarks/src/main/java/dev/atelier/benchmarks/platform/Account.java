package dev.atelier.benchmarks.platform;

import dev.atelier.benchmarks.wire.HttpAnswer;
import dev.atelier.benchmarks.wire.HttpConnection;
import dev.atelier.benchmarks.wire.HttpRequest;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A signed-in user with a stock of empty conversations. */
public final class Account {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long RENEW_AFTER_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final Site site;
    private final String name;
    private final Queue<String> conversations = new ConcurrentLinkedQueue<>();
    private final AtomicLong answeredCalls = new AtomicLong();
    private volatile String token;
    private volatile long signedInAt;

    private Account(Site site, String name, String token) {
        this.site = site;
        this.name = name;
        this.token = token;
        this.signedInAt = System.nanoTime();
    }

    static Account register(Site site, String name) throws IOException {
        String body = "{\"username\":\"%1$s\",\"email\":\"%1$s@atelier.invalid\",\"password\":\"%2$s\"}"
                .formatted(name, passwordOf(name));
        JsonNode data = ask(site, new HttpRequest("POST", "gateway", "", HttpRequest.JSON), "/api/auth/register", body);
        return new Account(site, name, data.path("accessToken").asString(""));
    }

    /** A new access token, if this one is not good for another measurement. */
    void renew() throws IOException {
        if (System.nanoTime() - signedInAt < RENEW_AFTER_NANOS) {
            return;
        }
        HttpRequest request = new HttpRequest("POST", "gateway", "", HttpRequest.JSON);
        JsonNode data = ask(site, request, "/api/auth/login", credentials());
        token = data.path("accessToken").asString("");
        signedInAt = System.nanoTime();
    }

    /** What a sign-in takes, as JSON. */
    String credentials() {
        return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, passwordOf(name));
    }

    HttpRequest request(String method, String accept) {
        return new HttpRequest(method, "gateway", token, accept);
    }

    /** An empty conversation, out of the stock while there is one. */
    String conversation(HttpConnection gateway, String model) throws IOException {
        String ready = conversations.poll();
        return ready != null ? ready : newConversation(gateway, model);
    }

    void stock(HttpConnection gateway, String model, int count) throws IOException {
        for (int missing = count - conversations.size(); missing > 0; missing--) {
            conversations.add(newConversation(gateway, model));
        }
    }

    private String newConversation(HttpConnection gateway, String model) throws IOException {
        byte[] request = request("POST", HttpRequest.JSON).with("/api/conversations", "{\"model\":\"" + model + "\"}");
        return data("A conversation", gateway.exchange(request)).path("id").asString("");
    }

    void answered() {
        answeredCalls.incrementAndGet();
    }

    /** Calls for which there must be a usage event. */
    public long answeredCalls() {
        return answeredCalls.get();
    }

    /** Calls that the statistics know of. */
    public long countedCalls() throws IOException {
        return get("/api/stats/usage").path("totals").path("count").asLong(0);
    }

    JsonNode get(String path) throws IOException {
        return ask(site, request("GET", HttpRequest.JSON), path, "");
    }

    private static JsonNode ask(Site site, HttpRequest request, String path, String body) throws IOException {
        try (HttpConnection gateway = site.toGateway()) {
            return data(path, gateway.exchange(request.with(path, body)));
        }
    }

    private static JsonNode data(String what, HttpAnswer answer) throws RefusedException {
        if (answer.status() / 100 != 2) {
            throw new RefusedException(what, answer.status(), answer.text());
        }
        return JSON.readTree(answer.text()).path("data");
    }

    private static String passwordOf(String name) {
        return "Pw-" + name + "-" + Integer.toHexString(name.hashCode());
    }
}
