package dev.atelier.aiproxy.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.ProxyProperties;
import dev.atelier.aiproxy.Sample;
import dev.atelier.aiproxy.catalogue.Model;
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
import io.github.resilience4j.retry.Retry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProviderRouterTest {

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMillis(200);

    private final Attempts attempts = new Attempts();
    private final Cancellation cancellation = new Cancellation();
    private final List<String> asked = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final Random chance = new Random(7);
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final Map<String, String> catalogue = new HashMap<>();

    @BeforeEach
    void knows_two_providers_with_a_key_and_one_without() {
        provider("first", "api-key", "key-first");
        provider("second", "api-key", "key-second");
        provider("keyless");
    }

    @Test
    void asks_the_first_provider_under_its_own_name_of_the_model() {
        String answer = router().route(call("first"), cancellation, attempts, (candidate, _) -> {
            return candidate.provider().name() + ":" + candidate.modelName();
        });

        assertThat(answer).isEqualTo("first:first-model");
        assertThat(attempts.count()).isOne();
        assertThat(attempts.answeredBy().provider()).isEqualTo("first");
    }

    @Test
    void tries_again_what_was_not_taken() {
        String answer = routeFailing(Sample.model("first"), 2, outage(503));

        assertThat(answer).isEqualTo("first");
        assertThat(asked).containsExactly("first", "first", "first");
    }

    @Test
    void gives_up_after_three_attempts() {
        assertThatThrownBy(() -> routeFailing(Sample.model("first"), 9, outage(503)))
                .isInstanceOf(ProviderException.Unavailable.class);
        assertThat(asked).hasSize(3);
        assertThat(attempts.count()).isEqualTo(3);
    }

    @Test
    void moves_on_to_the_next_provider_and_keeps_to_one_budget() {
        assertThatThrownBy(() -> routeFailing(Sample.model("first", "second"), 9, outage(500)))
                .isInstanceOf(ProviderException.Unavailable.class);
        assertThat(asked).containsExactly("first", "second", "first");
    }

    @Test
    void asks_another_provider_when_a_key_is_refused() {
        String answer =
                routeFailing(Sample.model("first", "second"), 1, new ProviderException.CredentialRefused("bad key"));

        assertThat(answer).isEqualTo("second");
    }

    @Test
    void forgets_a_provider_that_refused_the_key_when_the_other_is_tried_again() {
        var failures = new ArrayList<ProviderException>(
                List.of(new ProviderException.CredentialRefused("bad key"), outage(503)));

        String answer = router().route(call("first", "second"), cancellation, attempts, (candidate, _) -> {
            asked.add(name(candidate));
            if (!failures.isEmpty()) {
                throw failures.removeFirst();
            }
            return name(candidate);
        });

        assertThat(answer).isEqualTo("second");
        assertThat(asked).containsExactly("first", "second", "second");
    }

    @Test
    void never_repeats_what_may_have_been_taken() {
        assertThatThrownBy(() -> routeFailing(
                        Sample.model("first", "second"), 1, ProviderException.Unavailable.brokenOff("cut", null)))
                .isInstanceOf(ProviderException.Unavailable.class);
        assertThat(asked).containsExactly("first");
        assertThat(attempts.answeredBy().provider()).isEqualTo("first");
    }

    @Test
    void never_repeats_a_refused_request_or_a_timeout() {
        assertThatThrownBy(
                        () -> routeFailing(Sample.model("first"), 1, new ProviderException.Rejected("bad", 400, null)))
                .isInstanceOf(ProviderException.Rejected.class);
        assertThatThrownBy(() -> routeFailing(Sample.model("first"), 1, new ProviderException.TimedOut("slow", null)))
                .isInstanceOf(ProviderException.TimedOut.class);
        assertThat(asked).hasSize(2);
    }

    @Test
    void waits_as_long_as_the_provider_asks_but_not_longer_than_the_limit() {
        long start = System.nanoTime();
        routeFailing(Sample.model("first"), 1, new ProviderException.RateLimited("slow down", Duration.ofMillis(120)));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(115));

        assertThatThrownBy(() -> routeFailing(
                        Sample.model("first"), 1, new ProviderException.RateLimited("slow down", Duration.ofHours(1))))
                .isInstanceOf(ProviderException.RateLimited.class);
    }

    @Test
    void waits_as_long_as_each_provider_asks_whoever_is_asked_in_between() {
        List<Long> times = new ArrayList<>();
        router().route(call("first", "second"), cancellation, attempts, (candidate, _) -> {
            times.add(System.nanoTime());
            return switch (times.size()) {
                case 1 -> throw new ProviderException.RateLimited("slow down", Duration.ofMillis(150));
                case 2 -> throw new ProviderException.CredentialRefused("bad key");
                default -> name(candidate);
            };
        });

        assertThat(times).hasSize(3);
        assertThat(Duration.ofNanos(times.get(2) - times.get(0))).isGreaterThanOrEqualTo(Duration.ofMillis(145));
    }

    @Test
    void tells_how_the_ordered_model_failed_when_its_fallback_does_not_take_the_order() {
        Call call = Sample.call(
                Sample.model("m", List.of("other"), "first"),
                List.of(Sample.model("other", List.of(), "second")),
                OwnKeys.NONE);
        var busy = new ProviderException.RateLimited("slow down", Duration.ofHours(1));

        assertThatThrownBy(() -> router().route(call, cancellation, attempts, (candidate, _) -> {
                    throw name(candidate).equals("first") ? busy : new ProviderException.Rejected("no", 400, null);
                }))
                .isSameAs(busy);
    }

    @Test
    void an_empty_account_of_one_user_does_not_stop_the_others() {
        ProviderRouter router = router();
        Call own = call(Sample.model("first"), own("first"));
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> router.route(own, cancellation, new Attempts(), (_, _) -> {
                        throw new ProviderException.QuotaExhausted("no credit");
                    }))
                    .isInstanceOf(ProviderException.QuotaExhausted.class);
        }

        assertThat(router.<String>route(own, cancellation, attempts, NAME)).isEqualTo("first");
    }

    @Test
    void a_smaller_limit_is_in_force_at_once_and_waits_for_nobody() {
        provider("first", "api-key", "a", "limits.concurrent", "3");
        ProxyProperties settings = Sample.proxy(Map.of());
        var guards = new KeyGuards(settings, () -> now.get(), metrics);
        KeyGuard before = guards.platform(
                "first",
                "default",
                Sample.catalogue(catalogue).providers().get("first").limits());
        before.enter(1);
        before.enter(1);
        provider("first", "limits.concurrent", "1");

        KeyGuard after = guards.platform(
                "first",
                "default",
                Sample.catalogue(catalogue).providers().get("first").limits());

        after.enter(1);
        assertThatThrownBy(() -> after.enter(1)).isInstanceOf(ProviderException.RateLimited.class);
        before.leave();
        after.leave();
        after.enter(1);
    }

    @Test
    void stops_waiting_when_the_call_is_cancelled() throws Exception {
        var pausing = new CompletableFuture<Void>();
        CompletableFuture<String> routed = CompletableFuture.supplyAsync(() -> router(Duration.ofMinutes(5))
                .route(call("first"), cancellation, attempts, (_, _) -> {
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
            assertThatThrownBy(() -> router.route(call("first"), cancellation, attempts, (_, _) -> {
                        throw new ProviderException.TimedOut("slow", null);
                    }))
                    .isInstanceOf(ProviderException.TimedOut.class);
        }

        assertThatThrownBy(() -> router.route(call("first"), cancellation, attempts, (_, _) -> "never asked"))
                .isInstanceOf(ProviderException.Resting.class);
        assertThat(router.<String>route(
                        call("first", "second"), cancellation, new Attempts(), (candidate, _) -> name(candidate)))
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
                        Sample.model("first"), 1, new ProviderException.RateLimited("no", Duration.ofMillis(1), false)))
                .isInstanceOf(ProviderException.RateLimited.class);
        assertThat(asked).containsExactly("first");
        assertThat(routeFailing(
                        Sample.model("first", "second"),
                        1,
                        new ProviderException.RateLimited("no", Duration.ofMillis(1), false)))
                .isEqualTo("second");
    }

    private Trial begin(ProviderRouter router) {
        return router.route(call("first"), cancellation, new Attempts(), (_, trial) -> {
            trial.goesOn();
            return trial;
        });
    }

    @Test
    void skips_a_provider_without_a_key() {
        String answer =
                router().route(call("keyless", "second"), cancellation, attempts, (candidate, _) -> name(candidate));

        assertThat(answer).isEqualTo("second");
    }

    @Test
    void counts_a_refused_connection_as_reaching_nobody() {
        assertThatThrownBy(() -> routeFailing(
                        Sample.model("first"), 9, ProviderException.Unavailable.unreachable("refused", null)))
                .isInstanceOf(ProviderException.Unavailable.class);
        assertThat(attempts.reached()).isNull();
    }

    @Test
    void asks_with_the_users_own_key_and_nobody_it_is_not_for() {
        Call call = call(Sample.model("first", "second"), own("second"));

        String key = router().route(
                        call,
                        cancellation,
                        attempts,
                        (candidate, _) ->
                                name(candidate) + ":" + candidate.credential().secret());

        assertThat(key).isEqualTo("second:own-second");
        assertThat(call.firstProvider()).isEqualTo("second");
    }

    @Test
    void never_replaces_a_refused_own_key_by_the_platforms() {
        Call call = call(Sample.model("first", "second"), own("first"));

        assertThatThrownBy(() -> router().route(call, cancellation, attempts, (candidate, _) -> {
                    asked.add(candidate.credential().secret());
                    throw new ProviderException.CredentialRefused("bad key");
                }))
                .isInstanceOf(ProviderException.CredentialRefused.class);
        assertThat(asked).containsExactly("own-first");
    }

    @Test
    void a_provider_without_a_platform_key_is_asked_with_the_users_own() {
        Call call = call(Sample.model("keyless"), own("keyless"));

        assertThat(router().<String>route(
                                call,
                                cancellation,
                                attempts,
                                (candidate, _) -> candidate.credential().secret()))
                .isEqualTo("own-keyless");
    }

    @Test
    void bad_own_keys_do_not_make_the_provider_rest_for_everybody() {
        ProviderRouter router = router();
        Call own = call(Sample.model("first"), own("first"));
        for (int i = 0; i < 20; i++) {
            ProviderException refusal = i % 2 == 0
                    ? new ProviderException.CredentialRefused("bad key")
                    : new ProviderException.RateLimited("slow down", Duration.ofHours(1));
            assertThatThrownBy(() -> router.route(own, cancellation, new Attempts(), (_, _) -> {
                        throw refusal;
                    }))
                    .isSameAs(refusal);
        }

        assertThat(router.<String>route(call("first"), cancellation, attempts, (candidate, _) -> name(candidate)))
                .isEqualTo("first");
    }

    @Test
    void shares_calls_out_among_equals_by_weight() {
        provider("first", "api-key", "a", "keys[0].name", "b", "keys[0].api-key", "b", "keys[0].weight", "3");
        ProviderRouter router = router();
        Map<String, Integer> calls = new HashMap<>();
        for (int i = 0; i < 4000; i++) {
            calls.merge(router.route(call("first"), cancellation, new Attempts(), SECRET), 1, Integer::sum);
        }

        assertThat(calls.get("b")).isBetween(2850, 3150);
        assertThat(calls.get("a")).isBetween(850, 1150);
    }

    @Test
    void asks_who_stands_behind_only_when_nobody_of_a_better_priority_can() {
        for (int i = 0; i < 100; i++) {
            assertThat(router().<String>route(call("first", "second"), cancellation, new Attempts(), NAME))
                    .isEqualTo("first");
        }
    }

    @Test
    void goes_to_another_key_at_once_and_lets_the_refused_one_rest() {
        provider("first", "api-key", "a", "keys[0].name", "b", "keys[0].api-key", "b", "keys[0].weight", "0");
        ProviderRouter router = router();
        var busy = new ProviderException.RateLimited("slow down", Duration.ofSeconds(30));
        String answer = router.route(call("first"), cancellation, attempts, (candidate, _) -> {
            asked.add(candidate.credential().secret());
            if (asked.size() == 1) {
                throw busy;
            }
            return candidate.credential().secret();
        });

        assertThat(answer).isEqualTo("b");
        assertThat(asked).containsExactly("a", "b");
        assertThat(router.<String>route(call("first"), cancellation, new Attempts(), SECRET))
                .isEqualTo("b");
        now.addAndGet(Duration.ofSeconds(31).toNanos());
        assertThat(router.<String>route(call("first"), cancellation, new Attempts(), SECRET))
                .isEqualTo("a");
    }

    @Test
    void asks_a_resting_key_if_there_is_no_other() {
        ProviderRouter router = router();
        var refused = new ProviderException.CredentialRefused("bad key");
        assertThatThrownBy(() -> router.route(call("first"), cancellation, attempts, (_, _) -> {
                    throw refused;
                }))
                .isSameAs(refused);

        assertThat(router.<String>route(call("first"), cancellation, new Attempts(), NAME))
                .isEqualTo("first");
    }

    @Test
    void asks_no_key_more_often_a_minute_than_is_agreed() {
        provider("first", "api-key", "a", "limits.requests-per-minute", "2");
        ProviderRouter router = router();
        router.route(call("first"), cancellation, new Attempts(), NAME);
        router.route(call("first"), cancellation, new Attempts(), NAME);

        assertThatThrownBy(() -> router.route(call("first"), cancellation, attempts, NAME))
                .isInstanceOfSatisfying(
                        ProviderException.RateLimited.class,
                        limited -> assertThat(limited.retryAfter())
                                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(62)));
        assertThat(attempts.count()).isZero();
        assertThat(attempts.reached()).isNull();
        assertThat(router.<String>route(call("first", "second"), cancellation, new Attempts(), NAME))
                .isEqualTo("second");
    }

    @Test
    void counts_the_tokens_of_prompts_and_answers_against_the_limit() {
        provider("first", "api-key", "a", "limits.tokens-per-minute", "100");
        ProviderRouter router = router();
        router.route(call("first"), cancellation, new Attempts(), (_, trial) -> {
            trial.used(80);
            return "12 of the prompt and 80";
        });

        assertThatThrownBy(() -> router.route(call("first"), cancellation, attempts, NAME))
                .isInstanceOf(ProviderException.RateLimited.class);
    }

    @Test
    void asks_no_key_more_often_at_a_time_than_is_agreed() {
        provider("first", "api-key", "a", "limits.concurrent", "1");
        ProviderRouter router = router();
        Trial open = begin(router);

        assertThatThrownBy(() -> router.route(call("first"), cancellation, new Attempts(), NAME))
                .isInstanceOf(ProviderException.RateLimited.class);

        open.end();
        open.end();
        assertThat(router.<String>route(call("first"), cancellation, new Attempts(), NAME))
                .isEqualTo("first");
        Trial again = begin(router);
        assertThatThrownBy(() -> router.route(call("first"), cancellation, new Attempts(), NAME))
                .isInstanceOf(ProviderException.RateLimited.class);
        again.end();
    }

    @Test
    void falls_back_to_another_model_along_the_chain_it_is_given() {
        Call call = Sample.call(
                Sample.model("m", List.of("other"), "first"),
                List.of(Sample.model("other", List.of(), "second")),
                OwnKeys.NONE);

        String answer = router().route(call, cancellation, attempts, (candidate, _) -> {
            asked.add(name(candidate));
            if (name(candidate).equals("first")) {
                throw outage(503);
            }
            return candidate.model().id();
        });

        assertThat(answer).isEqualTo("other");
        assertThat(asked).containsExactly("first", "second");
        assertThat(attempts.answeredBy().model().id()).isEqualTo("other");
    }

    @Test
    void retries_no_more_than_a_share_of_all_calls() {
        ProviderRouter router = router(Duration.ofSeconds(10), new RetryBudget(10, 1));
        AtomicInteger tries = new AtomicInteger();
        for (int i = 0; i < 400; i++) {
            var busy = new ProviderException.RateLimited("slow down", Duration.ZERO);
            assertThatThrownBy(() -> router.route(call("first", "second"), cancellation, new Attempts(), (_, _) -> {
                        tries.incrementAndGet();
                        throw busy;
                    }))
                    .isSameAs(busy);
        }

        // a tenth, what was saved up, and one a second
        assertThat(tries.get()).isBetween(400 + 40, 400 + 40 + 20 + 40);
    }

    @Test
    void shows_what_guards_each_key_in_the_metrics() {
        provider("first", "api-key", "a", "limits.requests-per-minute", "2");
        router();

        assertThat(metrics.find("resilience4j.circuitbreaker.state")
                        .tag("name", "first/default")
                        .gauges())
                .isNotEmpty();
        assertThat(metrics.find("resilience4j.bulkhead.available.concurrent.calls")
                        .tag("name", "first/own")
                        .gauges())
                .isNotEmpty();
        assertThat(metrics.find("resilience4j.ratelimiter.available.permissions")
                        .tag("name", "first/default/requests")
                        .gauges())
                .isNotEmpty();
    }

    private String routeFailing(Model model, int failures, ProviderException failure) {
        var failed = new AtomicInteger();
        return router().route(call(model, OwnKeys.NONE), cancellation, attempts, (candidate, _) -> {
            asked.add(name(candidate));
            if (failed.incrementAndGet() <= failures) {
                throw failure;
            }
            return name(candidate);
        });
    }

    private static ProviderException outage(int status) {
        return ProviderException.Unavailable.answered("down", status, true, Duration.ofMillis(1));
    }

    private static final ProviderRouter.Attempt<String> NAME = (candidate, _) -> name(candidate);

    private static final ProviderRouter.Attempt<String> SECRET =
            (candidate, _) -> candidate.credential().secret();

    private static String name(Candidate candidate) {
        return candidate.provider().name();
    }

    private static Call call(String... providers) {
        return Sample.call(Sample.model(providers));
    }

    private static Call call(Model model, OwnKeys keys) {
        return Sample.call(model, List.of(), keys);
    }

    private static OwnKeys own(String... providers) {
        return new OwnKeys(Stream.of(providers)
                .collect(Collectors.toMap(
                        name -> name, name -> new OwnKey("k-" + name, new Credential("own-" + name)))));
    }

    private ProviderRouter router() {
        return router(LONGEST_RETRY_AFTER);
    }

    private ProviderRouter router(Duration longestRetryAfter) {
        return router(longestRetryAfter, new RetryBudget(10, 100));
    }

    private ProviderRouter router(Duration longestRetryAfter, RetryBudget budget) {
        ProxyProperties settings =
                Sample.proxy(Map.of("longest-retry-after", longestRetryAfter.toString(), "breaker.window", "4"));
        var guards = new KeyGuards(settings, () -> now.get(), metrics);
        var providers = new Providers(
                Sample.catalogue(catalogue),
                AdapterTypes.of(List.of(Sample.chats("silent", SilentAdapter::new))),
                SilentAdapter::unused,
                guards,
                chance::nextDouble);
        return new ProviderRouter(providers, Retry.of("test", RouteConfiguration.retryConfig(settings)), budget);
    }

    /** A provider of that name, with what else is to be said of it. */
    private void provider(String name, String... settings) {
        catalogue.put("providers." + name + ".adapter", "silent");
        catalogue.put("providers." + name + ".base-url", "http://127.0.0.1:1");
        for (int i = 0; i < settings.length; i += 2) {
            catalogue.put("providers." + name + "." + settings[i], settings[i + 1]);
        }
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
