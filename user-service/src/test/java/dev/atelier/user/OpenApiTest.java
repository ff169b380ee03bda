package dev.atelier.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.endpoints.DocumentedApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** What the service says about its API is what it does. */
class OpenApiTest extends RunningService {

    private static final String KEYS = "/api/keys";
    private static final String KEY = KEYS + "/{id}";
    private static final String TOKENS = "/api/tokens";
    private static final String ME = "/api/auth/me";
    private static final String USERS = "/api/admin/users";

    private final DocumentedApi document = DocumentedApi.of("dev.atelier.user");

    @Test
    void every_endpoint_is_documented_and_no_other() {
        document.requireComplete();
    }

    @Test
    void the_ways_into_a_session_look_as_documented() {
        String name = freshName();
        Answer session = promised("POST", "/api/auth/register", 201, registered(name));
        promised("POST", "/api/auth/register", 409, registered(name));
        promised("POST", "/api/auth/register", 400, api.post("/api/auth/register", Map.of("email", "x")));
        promised("POST", "/api/auth/login", 200, login(name, PASSWORD));
        promised("POST", "/api/auth/login", 401, login(name, "wrong password"));
        promised("POST", "/api/auth/refresh", 200, refresh(session.refreshToken()));
        promised("POST", "/api/auth/refresh", 401, refresh("nonsense"));
        promised("POST", "/api/auth/oauth2/token", 401, api.post("/api/auth/oauth2/token", Map.of("code", "nonsense")));
        promised("GET", "/api/auth/oauth2/{provider}", 404, api.get("/api/auth/oauth2/nonesuch"));
        ApiClient mine = api.as(session.accessToken());
        Map<String, ?> change = Map.of("currentPassword", PASSWORD, "newPassword", "correct donkey");
        promised("PUT", "/api/auth/password", 200, mine.put("/api/auth/password", change));
        promised(
                "POST",
                "/api/auth/logout",
                200,
                api.as(login(name, "correct donkey").accessToken()).post("/api/auth/logout", Map.of()));
    }

    @Test
    void ones_own_account_looks_as_documented() {
        ApiClient mine = api.as(registered(freshName()).accessToken());

        promised("GET", ME, 200, mine.get(ME));
        Map<String, ?> change =
                Map.of("firstName", "Ada", "preferences", Map.of("notifications", Map.of("mail", true)));
        promised("PUT", ME, 200, mine.put(ME, change));
        promised("PUT", ME, 400, mine.put(ME, Map.of("firstName", 1)));
        promised("GET", ME, 401, api.get(ME));
    }

    @Test
    void taking_ones_data_along_and_going_look_as_documented() {
        ApiClient mine = api.as(registered(freshName()).accessToken());

        promised("GET", ME + "/export", 202, mine.get(ME + "/export"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> mine.get(ME + "/export").status() == 200);
        promised("GET", ME + "/export", 200, mine.get(ME + "/export"));
        promised("GET", ME + "/export/{id}", 404, mine.get(ME + "/export/65a1b2c3d4e5f60718293a4b"));
        promised("DELETE", ME, 401, mine.send("DELETE", ME, Map.of("password", "wrong password")));
        promised("DELETE", ME, 200, mine.send("DELETE", ME, Map.of("password", PASSWORD)));
        promised("DELETE", ME, 401, mine.delete(ME));
    }

    @Test
    void provider_keys_look_as_documented() {
        ApiClient mine = api.as(registered(freshName()).accessToken());
        Map<String, ?> request = Map.of("service", "openai", "keyName", "work", "keyValue", "sk-documented-0123456789");

        Answer added = promised("POST", KEYS, 201, mine.post(KEYS, request));
        String id = added.data().path("id").stringValue();
        promised("GET", KEYS, 200, mine.get(KEYS));
        promised("GET", KEY, 200, mine.get(KEYS + "/" + id));
        promised("PUT", KEY, 200, mine.put(KEYS + "/" + id, Map.of("status", "disabled")));
        promised("PUT", KEY, 400, mine.put(KEYS + "/" + id, Map.of("status", "nonsense")));
        promised("POST", KEY + "/test", 200, mine.post(KEYS + "/" + id + "/test", Map.of()));
        promised("DELETE", KEY, 200, mine.delete(KEYS + "/" + id));
        promised("GET", KEY, 404, mine.get(KEYS + "/" + id));
    }

    @Test
    void tokens_for_programs_look_as_documented() {
        ApiClient mine = api.as(registered(freshName()).accessToken());

        Map<String, ?> request = Map.of("name", "report", "scopes", List.of("stats"), "budgetMicros", 5);
        Answer made = promised("POST", TOKENS, 201, mine.post(TOKENS, request));
        promised("GET", TOKENS, 200, mine.get(TOKENS));
        String path = TOKENS + "/" + made.data().path("id").stringValue();
        promised("DELETE", TOKENS + "/{id}", 200, mine.delete(path));
        promised("POST", TOKENS, 400, mine.post(TOKENS, Map.of()));
    }

    @Test
    void administration_looks_as_documented() {
        String user = registered(freshName()).userId();
        ApiClient admin = api.as(freshAdmin().accessToken());

        promised("GET", USERS, 200, admin.get(USERS + "?limit=2"));
        promised("GET", USERS + "/{id}", 200, admin.get(USERS + "/" + user));
        promised("PUT", USERS + "/{id}", 200, admin.put(USERS + "/" + user, Map.of("status", "disabled")));
        promised("GET", USERS + "/{id}", 404, admin.get(USERS + "/" + new ObjectId()));
        promised("GET", "/api/admin/audit", 200, admin.get("/api/admin/audit?limit=100"));
        ApiClient mine = api.as(registered(freshName()).accessToken());
        promised("GET", USERS, 403, mine.get(USERS));
    }

    private Answer promised(String method, String path, int status, Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        document.requireAnswer(method, path, status, answer.body());
        return answer;
    }
}
