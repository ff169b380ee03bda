package dev.atelier.aiproxy.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.Sample;
import dev.atelier.aiproxy.plugin.guard.Boundary;
import dev.atelier.aiproxy.plugin.guard.GuardedType;
import dev.atelier.aiproxy.spi.AdapterType;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.media.ImageAdapter;
import dev.atelier.aiproxy.spi.media.ImageRequest;
import dev.atelier.aiproxy.spi.media.SubmitFate;
import dev.atelier.aiproxy.spi.media.VideoAdapter;
import dev.atelier.aiproxy.spi.media.VideoJob;
import dev.atelier.aiproxy.spi.media.VideoRequest;
import dev.atelier.aiproxy.spi.media.VideoState;
import dev.atelier.aiproxy.spi.media.Webhook;
import dev.atelier.aiproxy.spi.media.WebhookVerdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

@ExtendWith(OutputCaptureExtension.class)
class GuardedAdapterTest {

    private static final ProviderConfig CONFIG =
            new ProviderConfig("sample", URI.create("http://127.0.0.1:1"), Map.of());
    private static final Webhook MESSAGE = new Webhook(Map.of(), new byte[0]);

    @TempDir
    private Path folder;

    private final JarCopies copies = new JarCopies(DataSize.ofMegabytes(1));
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ProviderHttp http = Sample.http(Duration.ofSeconds(1), Duration.ofSeconds(1));

    @AfterEach
    void close() throws IOException {
        copies.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throw new IllegalStateException(\"the prompt was: secret\");",
                "return answer(deep(0));",
                "throw new NoSuchMethodError(\"secret\");",
                "throw new OutOfMemoryError(\"secret\");",
                "return null;",
                "return new ChatAnswer(null, null);"
            })
    void whatever_an_adapter_throws_or_lacks_is_a_failure_of_the_provider(String code, CapturedOutput log) {
        ChatAdapter adapter = adapter(PluginJar.answering("a", code));

        for (int call = 0; call < 3; call++) {
            assertThatThrownBy(() -> adapter.callService(PluginsTest.request()))
                    .isInstanceOfSatisfying(ProviderException.Malformed.class, failure -> {
                        assertThat(failure.retryable()).isFalse();
                        assertThat(failure.outage()).isTrue();
                    });
        }

        assertThat(failures()).isEqualTo(3);
        assertThat(log.getAll())
                .containsOnlyOnce("Plug-in a.jar failed in a call")
                .doesNotContain("secret");
    }

    @Test
    void what_it_says_of_the_provider_passes_through() {
        ChatAdapter adapter =
                adapter(PluginJar.answering("a", "throw new ProviderException.ContentBlocked(\"too rude\");"));

        assertThatThrownBy(() -> adapter.callService(PluginsTest.request()))
                .isInstanceOf(ProviderException.ContentBlocked.class)
                .hasMessage("too rude");
        assertThat(failures()).isZero();
    }

    @Test
    void what_it_throws_because_the_call_was_cancelled_is_that() {
        ChatAdapter adapter = adapter(PluginJar.answering(
                "a", "request.cancellation().cancel(); throw new IllegalStateException(\"cut off\");"));

        assertThatThrownBy(() -> adapter.callService(PluginsTest.request()))
                .isInstanceOf(ProviderException.Cancelled.class);
        assertThat(failures()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throw new AssertionError();",
                "return new ChatChunk(null, \"\", null, null);",
                "return new ChatChunk(\"{}\", null, null, null);",
                "return new ChatChunk(\"{}\\n\\ndata: {}\", \"\", null, null);"
            })
    void a_chunk_that_would_break_the_stream_fails_it_and_closing_never_does(String code) {
        ChatStream stream = adapter(PluginJar.chunking("a", code)).stream(PluginsTest.request());

        assertThatThrownBy(stream::next).isInstanceOf(ProviderException.Malformed.class);
        assertThatCode(stream::close).doesNotThrowAnyException();
        assertThat(failures()).isEqualTo(2);
    }

    @Test
    void pictures_and_videos_fail_alike() {
        LoadedPlugin plugin = new LoadPlugin(copies, Duration.ofSeconds(10), metrics)
                .load(PluginJar.media("a").into(folder, "a.jar"));
        ImageAdapter images = plugin.types().getFirst().newImageAdapter();
        VideoAdapter videos = plugin.types().getFirst().newVideoAdapter();
        ChatRequest any = PluginsTest.request();
        var picture = new ImageRequest(any.callId(), any.credential(), any.body(), any.cancellation());
        VideoRequest order = order();

        assertThatThrownBy(() -> images.callService(picture)).isInstanceOf(ProviderException.Malformed.class);
        assertThatThrownBy(() -> videos.submit(order)).isInstanceOf(ProviderException.Malformed.class);
        assertThatThrownBy(() -> videos.callService(order)).isInstanceOf(ProviderException.Malformed.class);
        assertThat(videos.find(order)).isInstanceOf(SubmitFate.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "new VideoJob(null, new VideoState.Queued(), Duration.ofSeconds(1))",
                "new VideoJob(\"j\", null, Duration.ofSeconds(1))",
                "new VideoJob(\"j\", new VideoState.Queued(), null)",
                "new VideoJob(\"j\", new VideoState.Queued(), Duration.ZERO)",
                "new VideoJob(\"j\", new VideoState.Queued(), Duration.ofSeconds(-1))"
            })
    void a_job_that_lacks_what_it_must_have_is_no_job_wherever_it_comes_from(String job) {
        VideoAdapter videos = videos(PluginJar.videos(
                "a",
                "return %s;".formatted(job),
                "new SubmitFate.Taken(%s)".formatted(job),
                "new WebhookVerdict.Genuine(\"e\", %s)".formatted(job)));

        assertThatThrownBy(() -> videos.submit(order())).isInstanceOf(ProviderException.Malformed.class);
        assertThatThrownBy(() -> videos.find(order())).isInstanceOf(ProviderException.Malformed.class);
        assertThatThrownBy(() -> videos.verify(MESSAGE)).isInstanceOf(ProviderException.Malformed.class);
        assertThat(failures()).isEqualTo(3);
    }

    @Test
    void a_whole_job_passes_wherever_it_comes_from() {
        String job = "new VideoJob(\"j\", new VideoState.Queued(), Duration.ofSeconds(1))";
        VideoAdapter videos = videos(PluginJar.videos(
                "a",
                "return %s;".formatted(job),
                "new SubmitFate.Taken(%s)".formatted(job),
                "new WebhookVerdict.Genuine(\"e\", %s)".formatted(job)));
        var whole = new VideoJob("j", new VideoState.Queued(), Duration.ofSeconds(1));

        assertThat(videos.submit(order())).isEqualTo(whole);
        assertThat(videos.find(order())).isEqualTo(new SubmitFate.Taken(whole));
        assertThat(videos.verify(MESSAGE)).isEqualTo(new WebhookVerdict.Genuine("e", whole));
    }

    @Test
    void an_event_without_an_id_is_a_failure() {
        VideoAdapter videos = videos(
                PluginJar.videos(
                        "a",
                        "return null;",
                        "null",
                        "new WebhookVerdict.Genuine(null, new VideoJob(\"j\", new VideoState.Queued(), Duration.ofSeconds(1)))"));

        assertThatThrownBy(() -> videos.verify(MESSAGE)).isInstanceOf(ProviderException.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public Throwable getCause() { throw new IllegalStateException(\"secret\"); }",
                "public String getMessage() { throw new AssertionError(\"secret\"); }",
                "public StackTraceElement[] getStackTrace() { return null; }"
            })
    void an_exception_that_itself_fails_is_told_by_its_kind(String method, CapturedOutput log) {
        String code = "class Rude extends RuntimeException { %s } throw new Rude();".formatted(method);
        ChatAdapter calls = adapter(PluginJar.answering("a", code));
        ChatAdapter starts = adapter(PluginJar.initializing("a", code));

        assertThatThrownBy(() -> calls.callService(PluginsTest.request()))
                .isInstanceOf(ProviderException.Malformed.class);
        assertThatThrownBy(() -> starts.initialize(CONFIG, http))
                .isInstanceOf(ProviderException.Malformed.class)
                .hasMessageContaining("Rude");
        assertThat(failures()).isEqualTo(2);
        assertThat(log.getAll()).contains("Rude").doesNotContain("secret");
    }

    @Test
    void what_it_does_to_the_request_is_not_seen_by_whoever_is_asked_next() {
        ChatAdapter adapter = adapter(PluginJar.answering("a", "request.body().removeAll(); return answer(1);"));
        ChatRequest request = PluginsTest.request();

        adapter.callService(request);

        assertThat(request.body().path("say").asString()).isEqualTo("hello");
    }

    @Test
    void the_reason_why_it_does_not_take_its_settings_is_told() {
        ChatAdapter adapter =
                adapter(PluginJar.initializing("a", "throw new IllegalArgumentException(\"no region\");"));

        assertThatThrownBy(() -> adapter.initialize(CONFIG, http))
                .isInstanceOf(ProviderException.Malformed.class)
                .hasMessageContaining("no region");
    }

    @Test
    void its_code_runs_under_its_own_class_loader_and_the_way_to_the_provider_under_ours() {
        ClassLoader ours = Thread.currentThread().getContextClassLoader();
        ChatAdapter adapter = adapter(PluginJar.initializing("a", """
                if (Thread.currentThread().getContextClassLoader() != Chat.class.getClassLoader()) {
                    throw new IllegalStateException();
                }
                http.send(null);"""));

        adapter.initialize(CONFIG, request -> {
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(ours);
            return null;
        });

        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(ours);
    }

    @Test
    void a_kind_of_adapter_is_compared_without_asking_the_plugin() {
        var boundary = new Boundary("Plug-in a.jar", getClass().getClassLoader(), Duration.ofSeconds(1), () -> {});
        var one = new GuardedType("a", new Rude(), boundary);
        var other = new GuardedType("a", new Rude(), boundary);

        assertThat(one.equals(other)).isFalse();
        assertThat(one.hashCode()).isEqualTo(one.hashCode());
    }

    private static final class Rude implements AdapterType {

        @Override
        public String name() {
            return "a";
        }

        @Override
        public boolean equals(Object other) {
            throw new AssertionError();
        }

        @Override
        public int hashCode() {
            throw new AssertionError();
        }
    }

    private ChatAdapter adapter(PluginJar jar) {
        LoadedPlugin plugin = new LoadPlugin(copies, Duration.ofSeconds(10), metrics).load(jar.into(folder, "a.jar"));
        return plugin.types().getFirst().newChatAdapter();
    }

    private VideoAdapter videos(PluginJar jar) {
        LoadedPlugin plugin = new LoadPlugin(copies, Duration.ofSeconds(10), metrics).load(jar.into(folder, "a.jar"));
        return plugin.types().getFirst().newVideoAdapter();
    }

    private static VideoRequest order() {
        ChatRequest any = PluginsTest.request();
        return new VideoRequest(any.callId(), any.credential(), any.body(), any.cancellation());
    }

    private double failures() {
        return metrics.get("atelier.plugin.failures")
                .tag("file", "a.jar")
                .counter()
                .count();
    }
}
