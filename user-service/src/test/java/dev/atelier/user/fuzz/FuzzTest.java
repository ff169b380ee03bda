package dev.atelier.user.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.user.Answer;
import dev.atelier.user.ApiClient;
import dev.atelier.user.RunningService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Whatever is sent to whatever endpoint, the answer is an envelope and no 5xx. What fails once can be had again with
 * {@code -Datelier.fuzz.seed=<the seed of the message>}.
 */
class FuzzTest extends RunningService {

    private static final int REQUESTS = 400;
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final List<String> PARAMETERS =
            List.of("q", "limit", "after", "userId", "action", "code", "state", "x");

    private final List<Target> targets;
    private ApiClient user;
    private ApiClient admin;

    @Autowired
    FuzzTest(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        this.targets = handlers.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .flatMap(method ->
                                mapping.getPatternValues().stream().map(path -> new Target(method.name(), path))))
                .sorted()
                .toList();
    }

    @BeforeEach
    void signIn() {
        user = api.as(registered(freshName()).accessToken());
        admin = api.as(freshAdmin().accessToken());
    }

    @RepeatedTest(2)
    void every_answer_is_an_envelope_and_none_is_our_fault() {
        long seed = Long.getLong("atelier.fuzz.seed", System.nanoTime());
        var noise = new Noise(new SplittableRandom(seed));
        long end = System.nanoTime() + LONGEST.toNanos();
        for (int i = 0; i < REQUESTS && System.nanoTime() < end; i++) {
            Target target = noise.oneOf(targets);
            String path = path(target, noise);
            String body = target.method().equals("GET") ? null : noise.body();
            Answer answer = visitor(noise).send(target.method(), path, body);
            check(answer, "seed " + seed + ", request " + i + ": " + target.method() + " " + path + "\n" + body);
            if (answer.status() == 401) {
                signIn();
            }
        }
    }

    private ApiClient visitor(Noise noise) {
        ApiClient visitor = noise.oneOf(List.of(api, user, user, admin, admin, admin));
        return visitor.with("Accept-Language", noise.oneOf(List.of("en", "zh-CN", "*", "q=;;", "xx-yy-zz;q=9")))
                .with("Content-Type", noise.oneOf(List.of("application/json", "application/json", "text/plain", "x")));
    }

    private static String path(Target target, Noise noise) {
        String path = Stream.of(target.path().split("/"))
                .map(segment -> segment.startsWith("{") ? encoded(segmentText(noise)) : segment)
                .collect(Collectors.joining("/"));
        String query = Stream.generate(() -> noise.oneOf(PARAMETERS) + "=" + encoded(noise.text()))
                .limit(noise.oneOf(List.of(0, 1, 2, 3)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** Never empty, and never so long that the request line is the only thing wrong. */
    private static String segmentText(Noise noise) {
        String text = noise.text();
        return text.isEmpty() || text.length() > 100 ? "65a1b2c3d4e5f60718293a4b" : text;
    }

    private static String encoded(String text) {
        String part = text.length() > 1_000 ? text.substring(0, 1_000) : text;
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void check(Answer answer, String request) {
        assertThat(answer.status()).as(request + "\n" + answer.body()).isLessThan(500);
        if (answer.status() / 100 == 3) {
            return;
        }
        JsonNode envelope = answer.body();
        assertThat(envelope.propertyNames()).as(request).containsExactly("success", "data", "message", "errors");
        assertThat(envelope.get("success").booleanValue()).as(request).isEqualTo(answer.status() < 300);
        assertThat(envelope.get("message").stringValue()).as(request).isNotBlank();
        assertThat(envelope.get("errors").isNull()).as(request).isEqualTo(answer.status() < 300);
    }

    private record Target(String method, String path) implements Comparable<Target> {

        @Override
        public int compareTo(Target other) {
            return toString().compareTo(other.toString());
        }
    }
}
