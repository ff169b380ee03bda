package dev.atelier.user.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.platform.security.ServiceTokens;
import dev.atelier.user.Answer;
import dev.atelier.user.ApiClient;
import dev.atelier.user.RunningService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Requests that hope for a parser, a mapper or a query language behind the door to do more than it should. */
class HostileRequestTest extends RunningService {

    private static final String NOBODY_ELSES =
            "\"ownerId\":\"%1$s\",\"userId\":\"%1$s\",\"_id\":\"%1$s\",\"id\":\"%1$s\","
                    + "\"role\":\"ADMIN\",\"plan\":\"pro\",\"credits\":1000000,\"emailVerified\":true,\"passwordHash\":\"x\","
                    + "\"profile\":{\"user\":{\"role\":\"ADMIN\"}},\"@class\":\"com.sun.rowset.JdbcRowSetImpl\",\"@type\":\"x.Y\"";

    @Autowired
    private ServiceTokens serviceTokens;

    private Answer session;
    private ApiClient mine;
    private ApiClient victim;
    private String victimId;

    @BeforeEach
    void signUp() {
        session = registered(freshName());
        mine = api.as(session.accessToken());
        Answer other = registered(freshName());
        victim = api.as(other.accessToken());
        victimId = other.userId();
    }

    /** M01, M02, M06, M08 */
    @Test
    void a_profile_takes_nothing_from_a_body_but_what_is_the_users_to_set() {
        Document before = stored(session.userId());
        Document victimBefore = stored(victimId);

        Answer changed = mine.put("/api/auth/me", "{" + NOBODY_ELSES.formatted(victimId) + ",\"firstName\":\"Ada\"}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.data().get("id").stringValue()).isEqualTo(session.userId());
        Document after = stored(session.userId());
        assertThat(after.get("firstName")).isEqualTo("Ada");
        for (String untouched : List.of("firstName", "version", "updatedAt")) {
            before.remove(untouched);
            after.remove(untouched);
        }
        assertThat(after).isEqualTo(before);
        assertThat(stored(victimId)).isEqualTo(victimBefore);
    }

    /** M04 */
    @Test
    void a_key_and_a_token_belong_to_who_makes_them_whatever_the_body_says() {
        String claims = NOBODY_ELSES.formatted(victimId);

        Answer key = mine.post(
                "/api/keys",
                "{\"service\":\"openai\",\"keyName\":\"k\",\"keyValue\":\"sk-0123456789\"," + claims + "}");
        Answer token = mine.post("/api/tokens", "{\"name\":\"t\",\"tokenHash\":\"x\"," + claims + "}");

        assertThat(key.status()).isEqualTo(201);
        assertThat(key.data().get("userId").stringValue()).isEqualTo(session.userId());
        assertThat(token.status()).isEqualTo(201);
        for (Answer made : List.of(key, token)) {
            assertThat(made.data().get("id").stringValue()).isNotEqualTo(victimId);
            assertThat(made.data().propertyNames()).doesNotContain("role", "plan", "credits", "ownerId", "tokenHash");
        }
        assertThat(victim.get("/api/keys").data().get("items").isEmpty()).isTrue();
        assertThat(victim.get("/api/tokens").data().get("items").isEmpty()).isTrue();
    }

    /** M09 */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "application/xml",
                "text/plain",
                "text/html",
                "application/x-java-serialized-object",
                "application/x-yaml",
                "multipart/form-data;boundary=b",
                "*/*"
            })
    void a_body_that_is_not_called_json_is_not_read(String type) {
        String name = freshName();
        String body =
                "{\"username\":\"%1$s\",\"email\":\"%1$s@example.com\",\"password\":\"correct horse\"}".formatted(name);

        Answer answer = api.with("Content-Type", type).post("/api/auth/register", body);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(login(name, PASSWORD).status()).isEqualTo(401);
    }

    /** Z06 */
    @Test
    void ten_thousand_parts_are_refused_unread() {
        String body = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n".repeat(10_000) + "--b--\r\n";

        Answer answer =
                api.with("Content-Type", "multipart/form-data; boundary=b").post("/api/auth/register", body);

        assertThat(answer.status()).as(answer.body().toString()).isIn(400, 413, 415);
    }

    /** Z06 */
    @Test
    void a_thousand_cookies_are_refused_or_left_unread() {
        Answer answer = api.with("Cookie", "a=1; ".repeat(1_000) + "b=2")
                .get("/api/auth/oauth2/github/callback?code=c&state=s");

        assertThat(answer.status()).as(answer.body().toString()).isBetween(400, 499);
    }

    /** D02, D04, B05 */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "email[$regex]=.*",
                "email%5B%24ne%5D=x",
                "filter=%7B%22%24where%22:%22sleep(5000)%22%7D",
                "sort=passwordHash",
                "sort=%24natural",
                "fields=passwordHash",
                "userId=ffffffffffffffffffffffff"
            })
    void a_query_language_in_a_parameter_is_nobodys_language(String parameter) {
        mine.post("/api/tokens", Map.of("name", "only one"));
        long start = System.nanoTime();

        Answer answer = mine.get("/api/tokens?" + parameter.replace("[", "%5B").replace("]", "%5D"));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data().get("items").size()).isOne();
        assertThat(answer.body().toString()).doesNotContain("passwordHash");
    }

    /** D06 */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "${jndi:ldap://127.0.0.1:9/x}",
                "#{T(java.lang.Runtime).getRuntime()}",
                "${7*7}",
                "<svg onload=alert(1)>",
                "=cmd|' /C calc'!A0",
                "$set"
            })
    void a_text_is_kept_to_the_letter_wherever_it_is_taken(String text) {
        ApiClient hostile = mine.with("User-Agent", text).with("Referer", text);

        Answer profile = hostile.put("/api/auth/me", Map.of("firstName", text, "lastName", text));
        Answer key =
                hostile.post("/api/keys", Map.of("service", "openai", "keyName", text, "keyValue", "sk-0123456789"));
        Answer token = hostile.post("/api/tokens", Map.of("name", text));

        assertThat(profile.data().get("firstName").stringValue()).isEqualTo(text);
        assertThat(profile.data().get("lastName").stringValue()).isEqualTo(text);
        assertThat(key.data().get("keyName").stringValue()).isEqualTo(text);
        assertThat(token.data().get("name").stringValue()).isEqualTo(text);
        assertThat(key.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    /** A11, A29 */
    @Test
    void what_opens_one_door_opens_no_other() {
        Answer key = mine.post("/api/keys", Map.of("service", "openai", "keyName", "k", "keyValue", "sk-0123456789"));
        String program = mine.post("/api/tokens", Map.of("name", "t"))
                .data()
                .get("token")
                .stringValue();
        List<String> strangers = List.of(
                session.refreshToken(),
                "sk-0123456789",
                ciphertext(key),
                serviceTokens.current(),
                program,
                "k0",
                PASSWORD);

        for (String stranger : strangers) {
            assertThat(api.as(stranger).get("/api/auth/me").status())
                    .as(stranger)
                    .isEqualTo(401);
        }
        for (String stranger : List.of(session.accessToken(), ciphertext(key), serviceTokens.current(), program)) {
            assertThat(refresh(stranger).status()).as(stranger).isEqualTo(401);
            assertThat(login(stranger, stranger).status()).as(stranger).isIn(400, 401);
        }
        for (String stranger : List.of(session.accessToken(), session.refreshToken(), ciphertext(key), program)) {
            assertThat(api.as(stranger).get("/internal/revocations").status())
                    .as(stranger)
                    .isEqualTo(401);
        }
    }

    private String ciphertext(Answer key) {
        Document stored = mongo.findOne(
                query(where("_id").is(new ObjectId(key.data().get("id").stringValue()))),
                Document.class,
                "provider_keys");
        assertThat(stored).isNotNull();
        byte[] bytes = stored.get("sealed", Document.class)
                .get("ciphertext", Binary.class)
                .getData();
        return new String(Base64.getUrlEncoder().withoutPadding().encode(bytes), StandardCharsets.US_ASCII);
    }

    private Document stored(String id) {
        Document found = mongo.findOne(query(where("_id").is(new ObjectId(id))), Document.class, "users");
        assertThat(found).isNotNull();
        return found;
    }
}
