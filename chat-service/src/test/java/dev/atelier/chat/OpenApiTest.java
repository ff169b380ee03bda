package dev.atelier.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.endpoints.DocumentedApi;
import java.util.List;
import java.util.Map;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** What the service says about its API is what it does. */
class OpenApiTest extends RunningChat {

    private static final String CONVERSATIONS = "/api/conversations";
    private static final String CONVERSATION = CONVERSATIONS + "/{id}";
    private static final String MESSAGES = CONVERSATION + "/messages";
    private static final String COMPLETIONS = "/v1/chat/completions";
    private static final String EMBEDDINGS = "/v1/embeddings";
    private static final Map<String, ?> HELLO =
            Map.of("model", "gpt-test", "messages", List.of(Map.of("role", "user", "content", "hello")));

    private final DocumentedApi document = DocumentedApi.of("dev.atelier.chat");

    @Test
    void every_endpoint_is_documented_and_no_other() {
        document.requireComplete();
    }

    @Test
    void conversations_look_as_documented() {
        promised("GET", CONVERSATIONS, 200, api.get(CONVERSATIONS));
        promised("POST", CONVERSATIONS, 201, api.post(CONVERSATIONS, Map.of("model", "gpt-test")));
        String id = conversation(Map.of("title", "t", "tags", List.of("a"), "settings", Map.of("temperature", 1)));
        say(id, "hello");
        promised("GET", CONVERSATIONS, 200, api.get(CONVERSATIONS + "?limit=1"));
        promised("GET", CONVERSATION, 200, api.get(CONVERSATIONS + "/" + id));
        promised("PUT", CONVERSATION, 200, api.put(CONVERSATIONS + "/" + id, Map.of("title", "u")));
        promised("DELETE", CONVERSATION, 200, api.delete(CONVERSATIONS + "/" + id));
    }

    @Test
    void messages_look_as_documented() {
        String id = conversation();

        promised("POST", MESSAGES, 201, api.key("k").post(messagesOf(id), Map.of("content", "hello")));
        promised("POST", MESSAGES, 201, api.key("k").post(messagesOf(id), Map.of("content", "hello")));
        promised("POST", MESSAGES, 422, api.key("k").post(messagesOf(id), Map.of("content", "other")));
        List<?> parts = List.of(Map.of("type", "text", "text", "hello"));
        promised("POST", MESSAGES, 201, api.post(messagesOf(id), Map.of("content", parts)));
        promised("GET", CONVERSATION, 200, api.get(CONVERSATIONS + "/" + id));
    }

    @Test
    void models_look_as_documented() {
        promised("GET", "/api/models/chat", 200, api.get("/api/models/chat"));
        promised("GET", "/v1/models", 200, api.get("/v1/models"));
        promised("GET", "/v1/models/{id}", 200, api.get("/v1/models/gpt-test"));
        promised("GET", "/v1/models/{id}", 404, api.get("/v1/models/nonesuch"));
    }

    @Test
    void the_openai_door_answers_as_documented() {
        promised("POST", COMPLETIONS, 200, api.post(COMPLETIONS, HELLO));
        promised("POST", COMPLETIONS, 400, api.post(COMPLETIONS, Map.of("model", "gpt-test")));
        promised("POST", COMPLETIONS, 401, anonymous().post(COMPLETIONS, HELLO));
        promised("POST", EMBEDDINGS, 200, api.post(EMBEDDINGS, Map.of("model", "embedding-test", "input", "hello")));
        promised("POST", EMBEDDINGS, 404, api.post(EMBEDDINGS, Map.of("model", "nonesuch", "input", "hello")));
    }

    @Test
    void the_anthropic_door_answers_as_documented() {
        String hello = "{\"model\":\"gpt-test\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}";

        promised("POST", "/v1/messages", 200, api.post("/v1/messages", hello));
        promised("POST", "/v1/messages", 400, api.post("/v1/messages", Map.of("model", "gpt-test")));
        promised("POST", "/v1/messages", 401, anonymous().post("/v1/messages", hello));
    }

    @Test
    void refusals_look_as_documented() {
        promised("GET", CONVERSATIONS, 400, api.get(CONVERSATIONS + "?limit=0"));
        promised("GET", CONVERSATIONS, 401, anonymous().get(CONVERSATIONS));
        promised("GET", CONVERSATIONS, 406, api.with("Accept", "image/png").get(CONVERSATIONS));
        promised("POST", CONVERSATIONS, 400, api.post(CONVERSATIONS, "{"));
        promised("POST", CONVERSATIONS, 400, api.post(CONVERSATIONS, Map.of("model", "nonesuch")));
        promised(
                "POST",
                CONVERSATIONS,
                415,
                api.with("Content-Type", "text/plain").post(CONVERSATIONS, "x"));
        promised("GET", CONVERSATION, 404, api.get(CONVERSATIONS + "/" + new ObjectId()));
    }

    private void promised(String method, String path, int status, Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        document.requireAnswer(method, path, status, answer.body());
    }
}
