package dev.atelier.user.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.security.Role;
import dev.atelier.user.Answer;
import dev.atelier.user.ApiClient;
import dev.atelier.user.RunningService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;

class AdminUsersTest extends RunningService {

    private static final String USERS = "/api/admin/users";

    private Answer adminSession;
    private ApiClient admin;

    @BeforeEach
    void becomeAdministrator() {
        adminSession = freshAdmin();
        admin = api.as(adminSession.accessToken());
    }

    @Test
    void accounts_are_listed_newest_first_in_pages() {
        String older = registered(freshName()).userId();
        String newer = registered(freshName()).userId();

        JsonNode first = admin.get(USERS + "?limit=1").data();
        assertThat(ids(first)).containsExactly(newer);
        assertThat(first.get("hasMore").booleanValue()).isTrue();
        JsonNode second = admin.get(USERS + "?limit=1&after=" + newer).data();
        assertThat(ids(second)).containsExactly(older);
    }

    @Test
    void an_account_shows_what_its_owner_sees_and_no_secret() {
        Answer signedUp = registered(freshName());
        JsonNode own = api.as(signedUp.accessToken()).get("/api/auth/me").data();

        Answer read = admin.get(USERS + "/" + signedUp.userId());
        assertThat(read.data()).isEqualTo(own);
        JsonNode listed = admin.get(USERS + "?limit=1").data().get("items").get(0);
        assertThat(listed.propertyNames())
                .containsExactly(
                        "id",
                        "username",
                        "email",
                        "firstName",
                        "lastName",
                        "avatar",
                        "createdAt",
                        "updatedAt",
                        "lastLogin",
                        "role",
                        "status",
                        "preferences",
                        "subscription");
    }

    @Test
    void an_account_is_found_by_the_beginnings_of_its_words() {
        String name = freshName().replace("user-", "u");
        String id = api.post(
                        "/api/auth/register",
                        Map.of(
                                "username", "Ada.L-" + name,
                                "email", "lovelace+" + name + "@engine.example",
                                "password", PASSWORD))
                .userId();

        String beginning = name.substring(0, name.length() - 1).toUpperCase(java.util.Locale.ROOT);
        for (String q :
                List.of(name, beginning, "ada+" + name, "Ada.L-" + name, "lovelace%2B" + name + "@engine.example")) {
            assertThat(ids(admin.get(USERS + "?q=" + q).data())).as(q).contains(id);
        }
        for (String q : List.of("x" + name, name + "x", "bob+" + name, name.substring(1))) {
            assertThat(ids(admin.get(USERS + "?q=" + q).data())).as(q).doesNotContain(id);
        }
    }

    @Test
    void an_account_is_found_by_its_new_address_and_not_by_its_old_one() {
        String name = freshName().replace("user-", "u");
        Answer signedUp = api.post(
                "/api/auth/register",
                Map.of("username", "n" + name, "email", "old" + name + "@example.com", "password", PASSWORD));
        api.as(signedUp.accessToken()).put("/api/auth/me", Map.of("email", "new" + name + "@example.com"));

        assertThat(ids(admin.get(USERS + "?q=new" + name).data())).containsExactly(signedUp.userId());
        assertThat(ids(admin.get(USERS + "?q=n" + name).data())).containsExactly(signedUp.userId());
        assertThat(ids(admin.get(USERS + "?q=old" + name).data())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".*", "%5E", "%24where", "(a%2B)%2B%24", "%7B%22%24gt%22:%22%22%7D", "%E5%BC%A0", "***"})
    void a_query_is_plain_text(String q) {
        Answer answer = admin.get(USERS + "?q=" + q);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(ids(answer.data())).doesNotContain(adminSession.userId());
    }

    @Test
    void a_query_of_any_length_is_answered() {
        assertThat(admin.get(USERS + "?q=" + "a.".repeat(128)).status()).isEqualTo(200);
        Answer tooLong = admin.get(USERS + "?q=" + "a".repeat(257));
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.field()).isEqualTo("q");
    }

    @Test
    void a_changed_role_is_in_force_at_once_and_the_session_goes_on() {
        String name = freshName();
        Answer user = registered(name);

        Answer changed = admin.put(USERS + "/" + user.userId(), Map.of("role", "ADMIN"));
        assertThat(changed.data().get("role").stringValue()).isEqualTo("ADMIN");
        assertThat(api.as(user.accessToken()).get("/api/auth/me").code()).isEqualTo("TOKEN_REVOKED");

        Answer refreshed = refresh(user.refreshToken());
        assertThat(refreshed.data().get("user").get("role").stringValue()).isEqualTo("ADMIN");
        assertThat(api.as(refreshed.accessToken()).get(USERS).status()).isEqualTo(200);

        admin.put(USERS + "/" + user.userId(), Map.of("role", "USER"));
        assertThat(api.as(refreshed.accessToken()).get(USERS).code()).isEqualTo("TOKEN_REVOKED");
        Answer again = refresh(refreshed.refreshToken());
        assertThat(api.as(again.accessToken()).get(USERS).code()).isEqualTo("FORBIDDEN");
        assertThat(api.as(login(name, PASSWORD).accessToken())
                        .get("/api/auth/me")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_disabled_account_is_out_everywhere_and_comes_back_by_signing_in() {
        String name = freshName();
        Answer user = registered(name);

        Answer disabled = admin.put(USERS + "/" + user.userId(), Map.of("status", "disabled"));
        assertThat(disabled.data().get("status").stringValue()).isEqualTo("disabled");
        assertThat(api.as(user.accessToken()).get("/api/auth/me").status()).isEqualTo(401);
        assertThat(refresh(user.refreshToken()).code()).isEqualTo("ACCOUNT_DISABLED");
        assertThat(refresh(user.refreshToken()).status()).isEqualTo(403);
        assertThat(login(name, PASSWORD).code()).isEqualTo("ACCOUNT_DISABLED");
        assertThat(login(name, "wrong password").code()).isEqualTo("BAD_CREDENTIALS");

        admin.put(USERS + "/" + user.userId(), Map.of("status", "active"));
        assertThat(refresh(user.refreshToken()).code()).isEqualTo("TOKEN_REVOKED");
        Answer back = login(name, PASSWORD);
        assertThat(api.as(back.accessToken()).get("/api/auth/me").status()).isEqualTo(200);
    }

    @Test
    void what_administrators_do_is_on_record() {
        String id = registered(freshName()).userId();
        admin.put(USERS + "/" + id, Map.of("role", "PREMIUM", "status", "disabled"));
        admin.put(USERS + "/" + id, Map.of("role", "PREMIUM"));
        admin.put(USERS + "/" + id, Map.of("status", "active"));
        admin.put(USERS + "/" + adminSession.userId(), Map.of("role", "USER"));

        List<String> entries = new ArrayList<>();
        admin.get("/api/admin/audit?limit=6&userId=" + adminSession.userId())
                .data()
                .get("items")
                .forEach(entry -> entries.add(entry.get("action").stringValue() + " "
                        + entry.get("result").stringValue() + " "
                        + entry.get("objectId").stringValue().equals(id)));
        assertThat(entries)
                .startsWith(
                        "ROLE_CHANGED refused false",
                        "ACCOUNT_ENABLED ok true",
                        "ACCOUNT_DISABLED ok true",
                        "ROLE_CHANGED ok true",
                        "SIGN_IN ok false");
    }

    @Test
    void administrators_change_neither_their_own_role_nor_their_own_status() {
        String own = USERS + "/" + adminSession.userId();
        for (Map<String, String> change : List.of(Map.of("role", "USER"), Map.of("status", "disabled"))) {
            Answer answer = admin.put(own, change);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("CONFLICT");
        }
        assertThat(admin.put(own, Map.of("role", "ADMIN", "status", "active")).status())
                .isEqualTo(200);
    }

    @Test
    void the_last_administrator_stays_even_if_the_other_one_has_just_lost_the_role() {
        String last = freshAdmin().userId();
        mongo.updateMulti(new Query(), new Update().set("role", Role.USER), "users");
        giveRole(last, Role.ADMIN);

        for (Map<String, String> change : List.of(Map.of("role", "USER"), Map.of("status", "disabled"))) {
            assertThat(admin.put(USERS + "/" + last, change).status()).isEqualTo(409);
        }
        JsonNode after = admin.get(USERS + "/" + last).data();
        assertThat(after.get("role").stringValue()).isEqualTo("ADMIN");
        assertThat(after.get("status").stringValue()).isEqualTo("active");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"role\":\"admin\"}                       | role",
                "{\"role\":\"OWNER\"}                       | role",
                "{\"role\":null}                            | role",
                "{\"role\":[\"ADMIN\"]}                     | role",
                "{\"role\":{\"$set\":1}}                    | role",
                "{\"status\":\"ACTIVE\"}                    | status",
                "{\"status\":\"deleted\"}                   | status",
                "{\"status\":0}                             | status",
                "{\"role\":\"PREMIUM\",\"status\":\"gone\"} | status",
            })
    void a_wrong_value_is_named_and_nothing_is_changed(String body, String field) {
        String id = registered(freshName()).userId();
        Answer answer = admin.put(USERS + "/" + id, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(answer.field()).isEqualTo(field);
        assertThat(admin.get(USERS + "/" + id).data().get("role").stringValue()).isEqualTo("USER");
    }

    @Test
    void nothing_else_of_an_account_can_be_set() {
        String name = freshName();
        String id = registered(name).userId();
        Answer answer = admin.put(
                USERS + "/" + id,
                Map.of("username", "other", "passwordHash", "x", "email", "a@b.cd", "subscription", Map.of()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(login(name, PASSWORD).status()).isEqualTo(200);
        assertThat(mongo.findById(id, Document.class, "users").getString("username"))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"65a1b2c3d4e5f60718293a4b", "me", "%00", "65a1b2c3d4e5f60718293a4bff"})
    void an_account_that_is_not_there_is_not_found(String id) {
        assertThat(admin.get(USERS + "/" + id).status()).isIn(400, 404);
        assertThat(admin.put(USERS + "/" + id, Map.of("role", "USER")).status()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"USER", "PREMIUM"})
    void nobody_else_gets_in_by_any_verb(Role role) {
        String name = freshName();
        String id = registered(name).userId();
        giveRole(id, role);
        ApiClient user = api.as(login(name, PASSWORD).accessToken());

        assertThat(user.get(USERS).code()).isEqualTo("FORBIDDEN");
        assertThat(user.get(USERS + "/" + id).code()).isEqualTo("FORBIDDEN");
        assertThat(user.put(USERS + "/" + id, Map.of("role", "ADMIN")).code()).isEqualTo("FORBIDDEN");
        for (String method : List.of("POST", "DELETE", "PATCH")) {
            assertThat(user.send(method, USERS, "{}").status()).as(method).isIn(403, 405);
        }
        assertThat(api.get(USERS).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/admin/..;/admin/users",
                "/api//admin/users",
                "/api/Admin/users",
                "/api/%61dmin/users",
                "/api/admin%2fusers",
                "/api/admin;a=b/users",
                "/api/admin/users/",
                "/api/admin/users.json",
                "/API/ADMIN/USERS"
            })
    void no_spelling_of_the_path_lets_a_user_in(String path) {
        Answer user = registered(freshName());

        assertThat(api.as(user.accessToken()).get(path).status()).isIn(400, 403, 404);
        assertThat(api.get(path).status()).isIn(400, 401);
    }

    @Test
    void a_method_in_a_header_or_parameter_is_not_the_method() {
        Answer user = registered(freshName());
        ApiClient disguised = admin.with("X-HTTP-Method-Override", "PUT");
        String path = USERS + "/" + user.userId();

        assertThat(disguised.get(path + "?_method=PUT").status()).isEqualTo(200);
        assertThat(disguised
                        .send("POST", path + "?_method=PUT", Map.of("role", "ADMIN"))
                        .status())
                .isEqualTo(405);
        assertThat(admin.get(path).data().get("role").stringValue()).isEqualTo("USER");
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.get("items").forEach(item -> ids.add(item.get("id").stringValue()));
        return ids;
    }
}
