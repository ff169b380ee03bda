package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.e2e.client.AnnouncedUpload;
import dev.atelier.e2e.client.Answer;
import dev.atelier.e2e.client.Http;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.stack.Stack;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The table of codes in api.md, as far as it touches these calls, in both languages. */
@EndToEnd
@Order(50)
@TestInstance(Lifecycle.PER_CLASS)
class ErrorTableTest {

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private final Stack stack;
    private final ErrorCases cases;

    ErrorTableTest(Stack stack) {
        this.stack = stack;
        this.cases = new ErrorCases(stack, Person.signUp(stack), Person.signUp(stack));
    }

    Stream<Arguments> table() {
        return cases.all().flatMap(line -> Stream.of("zh-CN", "en").map(language -> Arguments.of(line, language)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("table")
    void answers_with_the_envelope_and_its_code(ErrorCases.Line line, String language) {
        Answer answer = Http.send(line.request().get().header("Accept-Language", language));

        assertThat(answer.expect(line.status()).code()).isEqualTo(line.code());
        if (line.field() != null) {
            assertThat(answer.fields()).containsExactly(line.field().split(","));
        }
        assertEnvelope(answer);
        if (line.status() != 414) { // refused at the first line of the request: its language comes later
            assertLanguage(answer, language);
        }
    }

    @ParameterizedTest
    @CsvSource({"/api/auth/register, zh-CN", "/api/auth/register, en", "/api/conversations, zh-CN"})
    void refuses_a_body_that_is_too_large_before_it_comes(String path, String language) {
        var upload = new AnnouncedUpload(stack.gateway(path), 11 * 1024 * 1024);

        Answer answer = upload.send("Authorization: Bearer " + cases.accessToken(), "Accept-Language: " + language);

        assertThat(answer.expect(413).code()).isEqualTo("PAYLOAD_TOO_LARGE");
        assertEnvelope(answer);
        assertLanguage(answer, language);
    }

    @Test
    void speaks_chinese_to_those_who_name_no_language() {
        assertLanguage(Http.get(stack.gateway("/api/auth/me")), "zh-CN");
    }

    @Test
    void refuses_requests_beyond_the_limit_and_says_when_to_come_back() throws Exception {
        Answer refused = floodUntilRefused();

        assertThat(refused.code()).isEqualTo("RATE_LIMITED");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(refused.header("RateLimit-Remaining")).isEqualTo("0");
        assertThat(refused.header("RateLimit-Limit")).isNotEmpty();
        assertThat(refused.header("RateLimit-Reset")).isNotEmpty();
        assertEnvelope(refused);
    }

    /** It is the person's own limit on this route that is hit, and no other test's. */
    private Answer floodUntilRefused() throws Exception {
        HttpRequest.Builder request = Person.signUp(stack).request("GET", "/api/models/chat", null);
        Callable<Answer> call = () -> Http.send(request.copy());
        try (var threads = Executors.newFixedThreadPool(32)) {
            for (int round = 0; round < 50; round++) {
                List<Callable<Answer>> calls = new ArrayList<>(Collections.nCopies(100, call));
                for (var answer : threads.invokeAll(calls)) {
                    if (answer.get().status() == 429) {
                        return answer.get();
                    }
                }
            }
        }
        throw new AssertionError("5000 requests were let in");
    }

    private static void assertEnvelope(Answer answer) {
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("X-Request-Id")).matches("[A-Za-z0-9._-]{1,128}");
        JsonNode body = answer.json();
        assertThat(body.propertyNames()).containsExactlyInAnyOrder("success", "data", "message", "errors");
        assertThat(body.path("success").asBoolean(true)).isFalse();
        assertThat(body.path("data").isNull()).isTrue();
        assertThat(answer.text()).doesNotContain("Exception", "dev.atelier", "org.springframework", "mongodb", "\tat ");
    }

    private static void assertLanguage(Answer answer, String language) {
        String message = answer.json().path("message").asString();
        String detail = answer.json().at("/errors/0/message").asString();
        assertThat(message).isNotBlank();
        assertThat(CHINESE.matcher(message).find()).as(message).isEqualTo(language.equals("zh-CN"));
        assertThat(CHINESE.matcher(detail).find()).as(detail).isEqualTo(language.equals("zh-CN"));
    }
}
