package dev.atelier.e2e.leak;

import static org.awaitility.Awaitility.await;

import dev.atelier.e2e.client.Answer;
import dev.atelier.e2e.client.Canary;
import dev.atelier.e2e.client.Http;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.client.Trace;
import dev.atelier.e2e.stack.Stack;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who hands over, and gets, a secret of every kind, and puts them where they do not belong too: a password for the
 * user name, a token into an address, half a body.
 */
public final class SecretLife {

    private static final Duration REPORTED = Duration.ofSeconds(20);
    private static final String KEYS = "/api/keys";

    private final Stack stack;
    private final Person person;
    private final Person ended;
    private final Answer program;
    private final String requestId = "leak-" + UUID.randomUUID();
    private final Trace trace = Trace.begin();

    private SecretLife(Stack stack) {
        this.stack = stack;
        this.person = Person.signUp(stack);
        this.ended = person.signInAgain();
        this.program = person.post("/api/tokens", "{\"name\":\"robot\"}").expect(201);
    }

    /** Blocks until all of it has arrived everywhere. */
    public static SecretLife live(Stack stack) {
        SecretLife life = new SecretLife(stack);
        life.putPasswordsWhereTheyDoNotBelong();
        life.putTokensWhereTheyDoNotBelong();
        String conversation = life.person.newConversation();
        life.talk(conversation);
        life.talkAsProgram();
        life.bringKeys(conversation);
        life.endSessions();
        life.awaitArrival();
        return life;
    }

    Person person() {
        return person;
    }

    /** Something harmless that this life must have left in a place. */
    public Search traceIn(Place place) {
        return switch (place) {
            case LOGS -> Search.of(requestId);
            case CONTENT_DOCUMENTS -> Search.of(Canary.CONTENT + " pong");
            case OTHER_DOCUMENTS, DATABASE_FILES -> Search.of(person.username());
            case REDIS_VALUES -> Search.of(ended.refreshToken().split("\\.")[0]);
            case REDIS_FILES, KAFKA_RECORDS, KAFKA_FILES -> Search.of(person.id());
            case TRACES -> Search.of(trace.id());
            case METRICS -> Search.of("/api/auth/login");
        };
    }

    String programToken() {
        return program.data("/token");
    }

    private void putPasswordsWhereTheyDoNotBelong() {
        String password = person.password();
        Person.login(stack, person.username(), password + "-wrong").expect(401);
        Person.login(stack, password, password).expect(401);
        post("/api/auth/login", "{\"username\":\"ada\",\"password\":\"" + password)
                .expect(400);
        post("/api/auth/login", "{\"username\":\"ada\",\"password\":[\"" + password + "\"]}")
                .expect(400);
        String basic = person.username() + ":" + password;
        String header = "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
        Http.send(anonymous("GET", "/api/auth/me", null).header("Authorization", header))
                .expect(401);
    }

    private void putTokensWhereTheyDoNotBelong() {
        Http.send(anonymous("GET", "/api/auth/me?access_token=" + person.accessToken(), null))
                .expect(401);
        Http.send(anonymous("GET", "/api/conversations?token=" + programToken(), null))
                .expect(401);
        Person.refresh(stack, person.accessToken()).expect(401);
        String query = "?code=" + Secret.SIGN_IN_CODE_TEXT + "&state=" + Secret.SIGN_IN_CODE_TEXT;
        Http.send(anonymous("GET", "/api/auth/oauth2/github/callback" + query, null));
        post("/api/auth/oauth2/token", Person.object("code", Secret.SIGN_IN_CODE_TEXT))
                .expect(401);
    }

    private void talk(String conversation) {
        String prompt = "[[say=" + Canary.CONTENT + " pong]]";
        Http.send(person.message(conversation, prompt)
                        .header("X-Request-Id", requestId)
                        .header("traceparent", trace.parent())
                        .header("Idempotency-Key", UUID.randomUUID().toString()))
                .expect(201);
        person.stream(conversation, prompt);
        person.get("/api/conversations?q=" + Canary.CONTENT).expect(200);
        person.post("/api/conversations", "{\"model\":\"" + Canary.CONTENT).expect(400);
    }

    private void talkAsProgram() {
        String message = "\"messages\":[{\"role\":\"user\",\"content\":\"" + Canary.CONTENT + " [[say=" + Canary.CONTENT
                + " pong]]\"}]";
        Http.send(anonymous("POST", "/v1/chat/completions", "{\"model\":\"" + person.model() + "\"," + message + "}")
                        .header("Authorization", "Bearer " + programToken())
                        .header("Idempotency-Key", UUID.randomUUID().toString()))
                .expect(200);
        Http.send(anonymous(
                                "POST",
                                "/v1/messages",
                                "{\"model\":\"claude-haiku-4-5\",\"max_tokens\":100," + message + "}")
                        .header("X-Api-Key", programToken()))
                .expect(200);
        Http.send(anonymous(
                                "POST",
                                "/v1/embeddings",
                                "{\"model\":\"text-embedding-3-small\",\"input\":\"" + Canary.CONTENT + "\"}")
                        .header("Authorization", "Bearer " + programToken()))
                .expect(200);
    }

    /** One that is taken, one that the provider refuses, one in half a body. */
    private void bringKeys(String conversation) {
        String good = "sk-" + Canary.PROVIDER_KEY + "-" + UUID.randomUUID();
        String path = KEYS + "/" + person.post(KEYS, key(good)).expect(201).data("/id");
        person.say(conversation, "on my own").expect(201);
        Http.send(person.request("PUT", path, Person.object("keyValue", "sk-invalid-" + Canary.PROVIDER_KEY)))
                .expect(200);
        person.post(path + "/test", "{}").expect(200);
        person.say(conversation, "on a bad one").expect(502);
        String half = key(good);
        person.post(KEYS, half.substring(0, half.length() - 2)).expect(400);
        Http.send(person.request("DELETE", path, null)).expect(200);
    }

    private void endSessions() {
        Answer refreshed = Person.refresh(stack, ended.refreshToken()).expect(200);
        Person.signedIn(stack, ended.username(), ended.password(), refreshed)
                .post("/api/auth/logout", null)
                .expect(200);
        String other = person.password() + "2";
        change(other, other).expect(401);
        change(person.password(), other).expect(200);
        Person.login(stack, person.username(), other).expect(200);
    }

    private Answer change(String current, String replacement) {
        String body = Person.object("currentPassword", current, "newPassword", replacement);
        return Http.send(person.request("PUT", "/api/auth/password", body));
    }

    private void awaitArrival() {
        await().atMost(REPORTED).until(() -> person.usage().count() >= 6);
        await().atMost(REPORTED)
                .until(() -> Http.get(stack.at(9411, "/api/v2/trace/" + trace.id()))
                        .text()
                        .contains("stats-service"));
    }

    private static String key(String value) {
        return Person.object("service", "openai", "keyName", "mine", "keyValue", value);
    }

    private Answer post(String path, String body) {
        return Http.send(anonymous("POST", path, body));
    }

    private HttpRequest.Builder anonymous(String method, String path, @Nullable String body) {
        return Http.request(method, stack.gateway(path), body);
    }
}
