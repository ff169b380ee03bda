package dev.atelier.localstack.proof;

import dev.atelier.localstack.console.Console;
import dev.atelier.localstack.console.FailedException;
import dev.atelier.localstack.proof.GatewayClient.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Signs in, chats once and asks for the statistics, as a client would: the proof that all parts work together. */
public final class FirstChat {

    /** Services are found by the gateway only when discovery has told it, some seconds after they are ready. */
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static final long PAUSE_MILLIS = 300;
    private static final int NEVER_TRIED_AGAIN_BELOW = 500;

    private final GatewayClient gateway;
    private final String adminPassword;

    /**
     * What was seen.
     *
     * @param model that answered
     */
    public record Result(String model) {}

    private interface Call {

        Answer make() throws InterruptedException;
    }

    public FirstChat(String gatewayUrl, String adminPassword) {
        this.gateway = new GatewayClient(gatewayUrl);
        this.adminPassword = adminPassword;
    }

    /** Blocks until an answer has come and every call that is printed then works; the conversation is deleted again. */
    public Result hold(Console console) throws InterruptedException {
        long begin = System.nanoTime();
        String token = signIn();
        String model = model(token);
        Map<String, ?> conversation =
                Map.of("model", model, "title", "atelier up", "settings", Map.of("maxLength", 32));
        String id = text(good("A conversation", () -> gateway.post("/api/conversations", token, conversation)), "id");
        String path = "/api/conversations/" + id;
        JsonNode said = good("A chat", () -> gateway.post(path + "/messages", token, Map.of("content", "Hello")));
        if (text(said.path("assistantMessage"), "content").isBlank()) {
            throw new FailedException("The chat through the gateway was answered with nothing.");
        }
        good("Deleting the conversation", () -> gateway.delete(path, token));
        good("The statistics", () -> gateway.get("/api/stats/usage", token));
        console.step("chat", model + " answered", Duration.ofNanos(System.nanoTime() - begin));
        return new Result(model);
    }

    /** As the administrator; with a throw-away account where the administrator's password is not the first one any more. */
    private String signIn() throws InterruptedException {
        Answer admin = patiently(
                () -> gateway.post("/api/auth/login", "", Map.of("username", "admin", "password", adminPassword)));
        if (admin.isGood()) {
            return text(admin.data(), "accessToken");
        }
        String name = "up-" + Long.toHexString(System.nanoTime());
        Map<String, ?> account =
                Map.of("username", name, "email", name + "@atelier.invalid", "password", name + name.hashCode());
        return text(good("Registering", () -> gateway.post("/api/auth/register", "", account)), "accessToken");
    }

    private String model(String token) throws InterruptedException {
        for (JsonNode model : good("The list of models", () -> gateway.get("/api/models/chat", token))) {
            if (model.path("available").asBoolean(false)) {
                return text(model, "id");
            }
        }
        throw new FailedException(
                "No chat model is available: set a provider's key, or see ./atelier logs chat-service");
    }

    private JsonNode good(String what, Call call) throws InterruptedException {
        Answer answer = patiently(call);
        if (!answer.isGood()) {
            throw new FailedException(what + " through the gateway failed with status " + answer.status() + ": "
                    + answer.body().path("message").asString("") + " (see ./atelier logs)");
        }
        return answer.data();
    }

    /** Tries again while services have not found each other yet. */
    private static Answer patiently(Call call) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        Answer answer = call.make();
        while (isTooEarly(answer) && System.nanoTime() < deadline) {
            new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            answer = call.make();
        }
        return answer;
    }

    private static boolean isTooEarly(Answer answer) {
        return answer.status() == 0 || answer.status() >= NEVER_TRIED_AGAIN_BELOW;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
