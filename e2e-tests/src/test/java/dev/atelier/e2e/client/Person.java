package dev.atelier.e2e.client;

import dev.atelier.e2e.stack.Stack;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Somebody with an account who is signed in. Passwords and prompts all hold a {@link Canary}.
 */
public record Person(
        Stack stack, String id, String username, String password, String accessToken, String refreshToken) {

    public static Person signUp(Stack stack) {
        String username = freshName();
        String password = Canary.PASSWORD + "-" + UUID.randomUUID();
        Answer answer =
                register(stack, username, username + "@example.com", password).expect(201);
        return signedIn(stack, username, password, answer);
    }

    public static String freshName() {
        return "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    public static Answer register(Stack stack, String username, String email, String password) {
        String body = object("username", username, "email", email, "password", password);
        return Http.send(Http.request("POST", stack.gateway("/api/auth/register"), body));
    }

    public static Answer login(Stack stack, String name, String password) {
        String body = object("username", name, "password", password);
        return Http.send(Http.request("POST", stack.gateway("/api/auth/login"), body));
    }

    public static Answer refresh(Stack stack, String refreshToken) {
        String body = object("refreshToken", refreshToken);
        return Http.send(Http.request("POST", stack.gateway("/api/auth/refresh"), body));
    }

    /** The same person in another session. */
    public Person signInAgain() {
        return signedIn(
                stack, username, password, login(stack, username, password).expect(200));
    }

    public static Person signedIn(Stack stack, String username, String password, Answer answer) {
        return new Person(
                stack,
                answer.data("/user/id"),
                username,
                password,
                answer.data("/accessToken"),
                answer.data("/refreshToken"));
    }

    public Answer get(String path) {
        return Http.send(request("GET", path, null));
    }

    public Answer post(String path, @Nullable String body) {
        return Http.send(request("POST", path, body));
    }

    public HttpRequest.Builder request(String method, String path, @Nullable String body) {
        return request(method, stack.gateway(path), body);
    }

    public HttpRequest.Builder request(String method, URI address, @Nullable String body) {
        return Http.request(method, address, body).header("Authorization", "Bearer " + accessToken);
    }

    /** The first model that can be asked. */
    public String model() {
        return get("/api/models/chat")
                .expect(200)
                .data()
                .valueStream()
                .filter(model -> model.path("available").asBoolean())
                .map(model -> model.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    /** Id of a new conversation with {@link #model()}. */
    public String newConversation() {
        return post("/api/conversations", object("model", model())).expect(201).data("/id");
    }

    public Answer say(String conversation, String prompt) {
        return Http.send(message(conversation, prompt));
    }

    public HttpRequest.Builder message(String conversation, String prompt) {
        String body = object("content", Canary.CONTENT + " " + prompt);
        return request("POST", "/api/conversations/" + conversation + "/messages", body);
    }

    /** All events of a streamed answer. */
    public List<Event> stream(String conversation, String prompt) {
        try (EventReader events = openStream(conversation, prompt)) {
            return events.rest();
        }
    }

    public EventReader openStream(String conversation, String prompt) {
        return openStream(message(conversation, prompt));
    }

    public static EventReader openStream(HttpRequest.Builder request) {
        return new EventReader(Http.open(request.header("Accept", "text/event-stream")));
    }

    public List<JsonNode> messages(String conversation) {
        return get("/api/conversations/" + conversation)
                .expect(200)
                .data()
                .path("messages")
                .valueStream()
                .toList();
    }

    /** What the statistics say of this person now. */
    public Totals usage() {
        return Totals.of(get("/api/stats/usage").expect(200).data().path("totals"));
    }

    /** A JSON object of texts: name, value, name, value. */
    public static String object(String... members) {
        var node = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < members.length; i += 2) {
            node.put(members[i], members[i + 1]);
        }
        return node.toString();
    }
}
