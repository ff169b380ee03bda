package dev.atelier.aiproxy.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.ProxyProperties;
import dev.atelier.aiproxy.Spender;
import dev.atelier.aiproxy.catalogue.CatalogueProperties;
import dev.atelier.aiproxy.catalogue.CatalogueProperties.ProviderProperties;
import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.catalogue.Price;
import dev.atelier.aiproxy.key.OwnKey;
import dev.atelier.aiproxy.key.OwnKeys;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatAnswer;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.ProviderRequest;
import dev.atelier.aiproxy.spi.ProviderResponse;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.Retry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ProviderRouterTest {

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMillis(200);

    private final Attempts attempts = new Attempts();
    private final Cancellation cancellation = new Cancellation();
    private final List<String> asked = new ArrayList<>();

    @Test
    void asks_the_first_provider_under_its_own_name_of_the_model() {
        String answer = router().route(call("first"), cancellation, attempts, (provider, model) -> {
            return provider.name() + ":" + model;
        });

        assertThat(answer).isEqualTo("first:first-model");
        assertThat(attempts.count()).isOne();
        assertThat(attempts.reached()).isEqualTo("first");
    }

    @Test
    void tries_again_what_was_not_taken() {
        String answer = routeFailing(model("first"), 2, outage(503));

        assertThat(answer).isEqualTo("first");
        assertThat(asked).containsExactly("first", "first", "first");
    }

    @Test
    void gives_up_after_three_attempts() {
        assertThatThrownBy(() -> routeFailing(model("first"), 9, outage(503)))
                .isInstanceOf(ProviderException.Unavailable.class);
        assertThat(asked).hasSize(3);
        assertThat(attempts.count()).isEqualTo(3);
    }

    @Test
    void moves_on_to_the_next_provider_and_keeps_to_one_budget() {
        assertThatThrownBy(() -> routeFailing(model("first", "second"), 9, outage(500)))
                .isInstanceOf(ProviderException.Unavailable.class);
        assertThat(asked).containsExactly("first", "second", "first");
    }

    @Test
    void asks_another_provider_when_a_key_is_refused() {
        String answer = routeFailing(model("first", "second"), 1, new ProviderException.CredentialRefused("bad key"));

        assertThat(answer).isEqualTo("second");
    }

    @Test
    void forgets_a_provider_that_refused_the_key_when_the_other_is_tried_again() {
        var failures = new ArrayList<ProviderException>(
                List.of(new ProviderException.CredentialRefused("bad key"), outage(503)));

        String answer = router().route(call("first", "second"), cancellation, attempts, (provider, name) -> {
            asked.add(provider.name());
            if (!failures.isEmpty()) {
                throw failures.removeFirst();
            }
            return provider.name();
        });

        assertThat(answer).isEqualTo("second");
        assertThat(asked).containsExactly("first", "second", "second");
    }

    @Test
    void never_repeats_what_may_have_been_taken() {
        assertThatThrownBy(() ->
                        routeFailing(model("first", "second"), 1, ProviderException.Unavailable.brokenOff("cut", null)))
                .isInstanceOf(ProviderException.Unavailable.class);
        assertThat(asked).containsExactly("first");
        assertThat(attempts.reached()).isEqualTo("first");
    }

    @Test
    void never_repeats_a_refused_request_or_a_timeout() {
        assertThatThrownBy(() -> routeFailing(model("first"), 1, new ProviderException.Rejected("bad", 400, null)))
                .isInstanceOf(ProviderException.Rejected.class);
        assertThatThrownBy(() -> routeFailing(model("first"), 1, new ProviderException.TimedOut("slow", null)))
                .isInstanceOf(ProviderException.TimedOut.class);
        assertThat(asked).hasSize(2);
    }

    @Test
    void waits_as_long_as_the_provider_asks_but_not_longer_than_the_limit() {
        long start = System.nanoTime();
        routeFailing(model("first"), 1, new ProviderException.RateLimited("slow down", Duration.ofMillis(120)));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(115));

        assertThatThrownBy(() -> routeFailing(
                        model("first"), 1, new ProviderException.RateLimited("slow down", Duration.ofHours(1))))
                .isInstanceOf(ProviderException.RateLimited.class);
    }

    @Test
    void stops_waiting_when_the_call_is_cancelled() throws Exception {
        var pausing = new CompletableFuture<Void>();
        CompletableFuture<String> routed = CompletableFuture.supplyAsync(() -> router(Duration.ofMinutes(5))
                .route(call("first"), cancellation, attempts, (p, m) -> {
                    pausing.complete(null);
                    throw new ProviderException.RateLimited("slow down", Duration.ofMinutes(1));
                }));
        pausing.get(5, TimeUnit.SECONDS);

        cancellation.cancel();

        assertThatThrownBy(() -> routed.get(1, TimeUnit.SECONDS)).hasCauseInstanceOf(ProviderException.Cancelled.class);
    }

    @Test
    void leaves_a_provider_alone_that_keeps_failing() {
        ProviderRouter router = router();
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> router.route(call("first"), cancellation, attempts, (p, m) -> {
                        throw new ProviderException.TimedOut("slow", null);
                    }))
                    .isInstanceOf(ProviderException.TimedOut.class);
        }

        assertThatThrownBy(() -> router.route(call("first"), cancellation, attempts, (p, m) -> "never asked"))
                .isInstanceOf(ProviderException.Resting.class);
        assertThat(router.<String>route(call("first", "second"), cancellation, new Attempts(), (p, m) -> p.name()))
                .isEqualTo("second");
    }

    @Test
    void leaves_a_provider_alone_whose_answers_keep_breaking_off() {
        ProviderRouter router = router();
        for (int i = 0; i < 4; i++) {
            Trial trial = begin(router);
            assertThat(trial.isOngoing()).isTrue();
            trial.failed(ProviderException.Unavailable.brokenOff("cut", null));
            trial.end();
        }

        assertThatThrownBy(() -> begin(router)).isInstanceOf(ProviderException.Resting.class);
    }

    @Test
    void judges_an_answer_once_and_at_its_end() {
        ProviderRouter router = router();
        List<Trial> trials = Stream.generate(() -> begin(router)).limit(8).toList();

        trials.forEach(Trial::succeeded);
        trials.forEach(Trial::end);

        assertThat(begin(router).isOngoing()).isTrue();
    }

    @Test
    void does_not_blame_a_provider_for_an_answer_that_nobody_waited_for() {
        ProviderRouter router = router();
        for (int i = 0; i < 8; i++) {
            begin(router).failed(new ProviderException.Cancelled(true));
        }

        assertThat(begin(router).isOngoing()).isTrue();
    }

    @Test
    void asks_no_provider_again_that_does_not_want_it() {
        assertThatThrownBy(() -> routeFailing(
                        model("first"), 1, new ProviderException.RateLimited("no", Duration.ofMillis(1), false)))
                .isInstanceOf(ProviderException.RateLimited.class);
        assertThat(asked).containsExactly("first");
        assertThat(routeFailing(
                        model("first", "second"),
                        1,
                        new ProviderException.RateLimited("no", Duration.ofMillis(1), false)))
                .isEqualTo("second");
    }

    private Trial begin(ProviderRouter router) {
        return router.open(call("first"), cancellation, new Attempts(), (provider, name, trial) -> {
            trial.goesOn();
            return trial;
        });
    }

    @Test
    void skips_a_provider_without_a_key() {
        String answer = router().route(call("keyless", "second"), cancellation, attempts, (p, m) -> p.name());

        assertThat(answer).isEqualTo("second");
    }

    @Test
    void counts_a_refused_connection_as_reaching_nobody() {
        assertThatThrownBy(() ->
                        routeFailing(model("first"), 9, ProviderException.Unavailable.unreachable("refused", null)))
                .isInstanceOf(ProviderException.Unavailable.class);
        assertThat(attempts.reached()).isNull();
    }

    @Test
    void asks_with_the_users_own_key_and_nobody_it_is_not_for() {
        Call call = call(model("first", "second"), own("second"));

        String key = router().route(
                        call,
                        cancellation,
                        attempts,
                        (provider, model) ->
                                provider.name() + ":" + provider.credential().secret());

        assertThat(key).isEqualTo("second:own-second");
        assertThat(call.firstProvider()).isEqualTo("second");
    }

    @Test
    void never_replaces_a_refused_own_key_by_the_platforms() {
        Call call = call(model("first", "second"), own("first"));

        assertThatThrownBy(() -> router().route(call, cancellation, attempts, (provider, model) -> {
                    asked.add(provider.credential().secret());
                    throw new ProviderException.CredentialRefused("bad key");
                }))
                .isInstanceOf(ProviderException.CredentialRefused.class);
        assertThat(asked).containsExactly("own-first");
    }

    @Test
    void a_provider_without_a_platform_key_is_asked_with_the_users_own() {
        Call call = call(model("keyless"), own("keyless"));

        assertThat(router().<String>route(
                                call,
                                cancellation,
                                attempts,
                                (p, m) -> p.credential().secret()))
                .isEqualTo("own-keyless");
    }

    @Test
    void bad_own_keys_do_not_make_the_provider_rest_for_everybody() {
        ProviderRouter router = router();
        Call own = call(model("first"), own("first"));
        for (int i = 0; i < 20; i++) {
            ProviderException refusal = i % 2 == 0
                    ? new ProviderException.CredentialRefused("bad key")
                    : new ProviderException.RateLimited("slow down", Duration.ofHours(1));
            assertThatThrownBy(() -> router.route(own, cancellation, new Attempts(), (p, m) -> {
                        throw refusal;
                    }))
                    .isSameAs(refusal);
        }

        assertThat(router.<String>route(call("first"), cancellation, attempts, (p, m) -> p.name()))
                .isEqualTo("first");
    }

    private String routeFailing(Model model, int failures, ProviderException failure) {
        var failed = new AtomicInteger();
        return router().route(call(model, OwnKeys.NONE), cancellation, attempts, (provider, name) -> {
            asked.add(provider.name());
            if (failed.incrementAndGet() <= failures) {
                throw failure;
            }
            return provider.name();
        });
    }

    private static ProviderException outage(int status) {
        return ProviderException.Unavailable.answered("down", status, true, Duration.ofMillis(1));
    }

    private static Call call(String... providers) {
        return call(model(providers), OwnKeys.NONE);
    }

    private static Call call(Model model, OwnKeys keys) {
        return new Call("c", Spender.person("u"), "chat", "chat", model, "v1", 1, Instant.EPOCH, null, keys);
    }

    private static OwnKeys own(String... providers) {
        return new OwnKeys(Stream.of(providers)
                .collect(Collectors.toMap(
                        name -> name, name -> new OwnKey("k-" + name, new Credential("own-" + name)))));
    }

    private static Model model(String... providers) {
        List<Model.Route> routes = List.of(providers).stream()
                .map(name -> new Model.Route(name, name + "-model"))
                .toList();
        return new Model("m", "M", 1000, 100, Set.of("stream"), new Price(1, 1, 1), routes);
    }

    private static ProviderRouter router() {
        return router(LONGEST_RETRY_AFTER);
    }

    private static ProviderRouter router(Duration longestRetryAfter) {
        var catalogue = new CatalogueProperties(
                "v1", Map.of("first", provider("key"), "second", provider("key"), "keyless", provider("")), List.of());
        var breaker = new ProxyProperties.Breaker(4, 50, Duration.ofSeconds(10));
        var breakers = CircuitBreakerRegistry.of(RouteConfiguration.breakerConfig(breaker));
        var providers = new Providers(
                catalogue, List.of(new AdapterType("silent", SilentAdapter::new)), SilentAdapter::unused, breakers);
        var properties = new ProxyProperties(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                3,
                longestRetryAfter,
                new ProxyProperties.Answer(Duration.ofMinutes(10), DataSize.ofMegabytes(32), DataSize.ofMegabytes(1)),
                breaker,
                new ProxyProperties.Journal(
                        Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofDays(1)));
        return new ProviderRouter(providers, Retry.of("test", RouteConfiguration.retryConfig(properties)));
    }

    private static ProviderProperties provider(String key) {
        return new ProviderProperties("silent", URI.create("http://127.0.0.1:1"), key, Map.of());
    }

    /** The router never looks into an adapter. */
    private static final class SilentAdapter implements ChatAdapter {

        static ProviderResponse unused(ProviderRequest request) {
            throw new AssertionError("nobody is asked");
        }

        @Override
        public void initialize(ProviderConfig config, ProviderHttp http) {}

        @Override
        public boolean isAvailable() {
            return true;
        }

        @Override
        public ChatAnswer callService(ChatRequest request) {
            throw new AssertionError("nobody is asked");
        }

        @Override
        public ChatStream stream(ChatRequest request) {
            throw new AssertionError("nobody is asked");
        }

        @Override
        public ProviderException handleError(ProviderResponse error) {
            throw new AssertionError("nobody is asked");
        }
    }
}
