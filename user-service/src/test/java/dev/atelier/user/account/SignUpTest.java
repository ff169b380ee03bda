package dev.atelier.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.user.Answer;
import dev.atelier.user.RunningService;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.JsonNode;

class SignUpTest extends RunningService {

    @Test
    void gives_an_account_and_signs_in() {
        String name = freshName();
        Answer answer = api.post(
                "/api/auth/register",
                Map.of(
                        "username",
                        name,
                        "email",
                        name + "@Example.com",
                        "password",
                        PASSWORD,
                        "firstName",
                        "Ada",
                        "lastName",
                        "Lovelace"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().get("success").booleanValue()).isTrue();
        assertThat(answer.body().get("errors").isNull()).isTrue();
        assertThat(answer.data().get("tokenType").stringValue()).isEqualTo("Bearer");
        assertThat(answer.data().get("expiresIn").intValue()).isEqualTo(900);
        assertThat(api.as(answer.accessToken()).get("/api/auth/me").data())
                .isEqualTo(answer.data().get("user"));
    }

    @Test
    void the_user_is_the_seeds_model_without_the_hash() {
        String name = freshName();
        JsonNode user = registered(name).data().get("user");

        assertThat(user.propertyNames())
                .containsExactlyInAnyOrder(
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
        assertThat(user.get("id").stringValue()).matches("[0-9a-f]{24}");
        assertThat(user.get("role").stringValue()).isEqualTo("USER");
        assertThat(user.get("status").stringValue()).isEqualTo("active");
        assertThat(user.get("createdAt").stringValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(user.get("subscription").get("plan").stringValue()).isEqualTo("free");
        assertThat(user.get("subscription").get("status").stringValue()).isEqualTo("active");
        assertThat(user.get("subscription").get("endDate").isNull()).isTrue();
        assertThat(user.get("preferences").get("language").stringValue()).isEqualTo("zh-CN");
    }

    @Test
    void members_a_caller_may_not_set_are_ignored() {
        var body = new HashMap<>(signUp(freshName()));
        body.put("role", "ADMIN");
        body.put("status", "disabled");
        body.put("subscription", Map.of("plan", "pro"));
        body.put("id", "ffffffffffffffffffffffff");

        JsonNode user = api.post("/api/auth/register", body).data().get("user");

        assertThat(user.get("role").stringValue()).isEqualTo("USER");
        assertThat(user.get("status").stringValue()).isEqualTo("active");
        assertThat(user.get("subscription").get("plan").stringValue()).isEqualTo("free");
        assertThat(user.get("id").stringValue()).isNotEqualTo("ffffffffffffffffffffffff");
    }

    @Test
    void stores_a_hash_and_no_password() {
        String id = registered(freshName()).userId();

        Document stored = mongo.findById(new ObjectId(id), Document.class, "users");

        assertThat(stored).isNotNull();
        assertThat(stored.getString("passwordHash")).startsWith("$2a$");
        assertThat(stored.toJson()).doesNotContain(PASSWORD);
        assertThat(stored.getString("status")).isEqualTo("active");
        assertThat(stored.keySet())
                .containsExactlyInAnyOrder(
                        "_id",
                        "_class",
                        "username",
                        "usernameKey",
                        "email",
                        "emailKey",
                        "passwordHash",
                        "createdAt",
                        "updatedAt",
                        "lastLogin",
                        "role",
                        "status",
                        "preferences",
                        "subscription",
                        "searchWords");
    }

    @Test
    void names_are_unique_without_regard_to_case() {
        String name = freshName();
        registered(name);

        Answer sameName = api.post(
                "/api/auth/register",
                Map.of(
                        "username",
                        name.toUpperCase(Locale.ROOT),
                        "email",
                        "x" + name + "@example.com",
                        "password",
                        PASSWORD));
        Answer sameEmail = api.post(
                "/api/auth/register",
                Map.of(
                        "username",
                        freshName(),
                        "email",
                        name.toUpperCase(Locale.ROOT) + "@EXAMPLE.com",
                        "password",
                        PASSWORD));

        assertThat(sameName.status()).isEqualTo(409);
        assertThat(sameName.code()).isEqualTo("USERNAME_TAKEN");
        assertThat(sameName.field()).isEqualTo("username");
        assertThat(sameEmail.status()).isEqualTo(409);
        assertThat(sameEmail.code()).isEqualTo("EMAIL_TAKEN");
        assertThat(sameEmail.field()).isEqualTo("email");
    }

    @Test
    void a_hundred_racing_sign_ups_for_one_name_give_one_account() throws Exception {
        String name = freshName();
        var number = new AtomicInteger();

        List<Answer> answers = atOnce(
                100,
                () -> api.post(
                        "/api/auth/register",
                        Map.of(
                                "username", name,
                                "email", name + number.incrementAndGet() + "@example.com",
                                "password", PASSWORD)));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .extracting(Answer::code)
                .containsOnly("USERNAME_TAKEN");
        assertThat(mongo.count(Query.query(Criteria.where("username").is(name)), "users"))
                .isEqualTo(1);
    }

    @Test
    void a_hundred_racing_sign_ups_for_one_email_address_give_one_account() throws Exception {
        String name = freshName();
        var number = new AtomicInteger();

        List<Answer> answers = atOnce(
                100,
                () -> api.post(
                        "/api/auth/register",
                        Map.of(
                                "username", "r" + number.incrementAndGet() + "-" + name.substring(5),
                                "email", name + "@example.com",
                                "password", PASSWORD)));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .extracting(Answer::code)
                .containsOnly("EMAIL_TAKEN");
    }

    @Test
    void names_every_field_that_is_wrong() {
        Answer answer = api.post(
                "/api/auth/register",
                Map.of("username", "a@b", "email", "nobody", "password", "short", "firstName", "a".repeat(65)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("success").booleanValue()).isFalse();
        assertThat(answer.body().get("data").isNull()).isTrue();
        assertThat(StreamSupport.stream(answer.body().get("errors").spliterator(), false)
                        .map(error -> error.get("code").stringValue() + " "
                                + error.get("field").stringValue()))
                .containsExactly(
                        "VALIDATION_FAILED username",
                        "VALIDATION_FAILED email",
                        "VALIDATION_FAILED password",
                        "VALIDATION_FAILED firstName");
    }

    @Test
    void says_what_is_wrong_in_chinese_or_english() {
        var body = Map.of("username", freshName(), "email", "nobody", "password", PASSWORD);

        assertThat(api.post("/api/auth/register", body).errorMessage()).isEqualTo("邮箱格式不正确");
        assertThat(api.english().post("/api/auth/register", body).errorMessage())
                .isEqualTo("Not a valid e-mail address");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"username\":\"abc\"|MALFORMED_JSON",
                "''|MALFORMED_JSON",
                "{\"username\":\"a\",\"username\":\"b\"}|MALFORMED_JSON",
                "{\"username\":{\"$ne\":null}}|VALIDATION_FAILED",
                "{}|VALIDATION_FAILED"
            })
    void refuses_a_body_that_is_no_sign_up(String body, String code) {
        Answer answer = api.post("/api/auth/register", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void the_name_of_the_administrator_is_nobody_elses() {
        Answer answer = api.post(
                "/api/auth/register",
                Map.of("username", "Admin", "email", freshName() + "@example.com", "password", PASSWORD));

        assertThat(answer.code()).isEqualTo("USERNAME_TAKEN");
    }

    @Test
    void other_methods_and_formats_are_refused_in_the_envelope() {
        assertThat(api.with("Content-Type", "text/plain")
                        .post("/api/auth/register", "hello")
                        .code())
                .isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(api.as(registered(freshName()).accessToken())
                        .get("/api/auth/register")
                        .code())
                .isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(api.as(registered(freshName()).accessToken())
                        .get("/api/auth/nothing")
                        .code())
                .isEqualTo("NOT_FOUND");
    }
}
