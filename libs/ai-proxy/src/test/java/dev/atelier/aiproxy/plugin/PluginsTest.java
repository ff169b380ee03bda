package dev.atelier.aiproxy.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.aiproxy.Sample;
import dev.atelier.aiproxy.route.AdapterTypes;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.Credential;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class PluginsTest {

    private static final String FIND = "return answer(found(said(request), %s));";
    private static final Duration LONG = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private final JarCopies copies = new JarCopies(DataSize.ofKilobytes(100));
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Plugins plugins;

    @BeforeEach
    void have_one_adapter_built_in() {
        AdapterTypes builtIn = AdapterTypes.of(List.of(Sample.chats("openai", () -> null)));
        plugins = new Plugins(
                builtIn,
                new PluginFolder(folder),
                new LoadPlugin(copies, Duration.ofSeconds(10), metrics),
                Duration.ofMinutes(1),
                Clock.systemUTC());
    }

    @AfterEach
    void close() throws IOException {
        copies.close();
    }

    @Test
    void a_folder_that_does_not_exist_is_empty() throws IOException {
        Files.delete(folder);

        assertThat(plugins.look()).isFalse();
        assertThat(plugins.byName()).containsOnlyKeys("openai");
    }

    @Test
    void a_jar_in_the_folder_brings_its_adapter() {
        PluginJar.answering("echo", "return answer(said(request));").into(folder, "echo.jar");

        assertThat(plugins.look()).isTrue();

        assertThat(answer("echo")).isEqualTo("hello");
        assertThat(plugins.reports())
                .containsExactly(new PluginReport("echo.jar", "sample@1.0.0", List.of("echo"), null));
        assertThat(plugins.look()).as("nothing new").isFalse();
    }

    @Test
    void a_changed_jar_answers_new_calls_while_a_stream_ends_on_the_old_one() {
        PluginJar.streaming("echo", "old", "words").into(folder, "echo.jar");
        plugins.look();
        ChatAdapter old = adapter("echo");
        try (ChatStream running = old.stream(request())) {
            PluginJar.streaming("echo", "new").into(folder, "echo.jar");
            assertThat(plugins.look()).isTrue();

            try (ChatStream stream = adapter("echo").stream(request())) {
                assertThat(stream.next().content()).isEqualTo("new");
            }
            assertThat(running.next().content()).isEqualTo("old");
            assertThat(running.next().content()).isEqualTo("words");
            assertThat(running.next()).isNull();
        }
    }

    @Test
    void the_old_copy_goes_when_nothing_of_it_can_be_called_any_more() {
        replaceWhileAStreamRuns();

        await().untilAsserted(() -> {
            System.gc();
            assertThat(copies.names()).containsExactly("2-echo.jar");
        });
    }

    /** A method of its own, after which no frame of this thread holds on to the stream. */
    private void replaceWhileAStreamRuns() {
        PluginJar.streaming("echo", "old").into(folder, "echo.jar");
        plugins.look();
        try (ChatStream running = adapter("echo").stream(request())) {
            PluginJar.streaming("echo", "new").into(folder, "echo.jar");
            plugins.look();
            System.gc();
            assertThat(copies.names()).containsExactlyInAnyOrder("1-echo.jar", "2-echo.jar");
            assertThat(running.next().content()).isEqualTo("old");
        }
    }

    @Test
    void a_jar_that_is_gone_takes_its_adapter_along() throws IOException {
        Path jar = PluginJar.answering("echo", "return answer(1);").into(folder, "echo.jar");
        plugins.look();

        Files.delete(jar);

        assertThat(plugins.look()).isTrue();
        assertThat(plugins.byName()).containsOnlyKeys("openai");
        assertThat(plugins.reports()).isEmpty();
    }

    @Test
    void a_jar_that_is_still_being_copied_is_left_alone_until_it_stays_the_same() throws IOException {
        Path whole = PluginJar.answering("echo", "return answer(1);").into(folder, "whole.txt");
        byte[] bytes = Files.readAllBytes(whole);
        Path jar = folder.resolve("echo.jar");

        Files.write(jar, Arrays.copyOf(bytes, bytes.length / 2));
        plugins.look();
        Files.write(jar, bytes);
        plugins.look();
        assertThat(plugins.reports()).isEmpty();

        assertThat(plugins.look()).isTrue();
        assertThat(plugins.reports()).extracting(PluginReport::refused).containsOnlyNulls();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                broken(PluginJar.answering("a", "return null;").saying("Plugin-Id", ""), "no Plugin-Id"),
                broken(PluginJar.answering("a", "return null;").saying("Plugin-Version", ""), "no Plugin-Version"),
                broken(PluginJar.answering("a", "return null;").saying("Plugin-Requires", ""), "no Plugin-Requires"),
                broken(
                        PluginJar.answering("a", "return null;").saying("Plugin-Requires", ">=1.0"),
                        "Plugin-Requires of the wrong form"),
                broken(
                        PluginJar.answering("a", "return null;").saying("Plugin-Requires", "01.0.0"),
                        "Plugin-Requires of the wrong form"),
                broken(
                        PluginJar.answering("a", "return null;").saying("Plugin-Id", "../../etc/passwd"),
                        "Plugin-Id of the wrong form"),
                broken(
                        PluginJar.answering("a", "return null;").saying("Plugin-Requires", "2.0.0"),
                        "built for SPI 2.0.0"),
                broken(
                        PluginJar.answering("a", "return null;").saying("Plugin-Requires", "0.9.0"),
                        "built for SPI 0.9.0"),
                broken(
                        PluginJar.answering("a", "return null;").saying("Class-Path", "file:/app.jar"),
                        "Class-Path, but all"),
                broken(
                        PluginJar.answering("a", "return null;").saying("Plugin-Dependencies", "other"),
                        "Plugin-Dependencies, but"),
                broken(PluginJar.answering("a", "return null;").naming("sample.Nobody"), "sample.Nobody not found"),
                broken(PluginJar.answering("a", "return null;").naming("sample.Words"), "not a subtype"),
                broken(PluginJar.answering("a", "return null;").naming("# nothing"), "it names no adapter"),
                broken(PluginJar.answering("openai", "return null;"), "already of the name [openai]"),
                broken(PluginJar.answering("Not A Name", "return null;"), "lower-case letters"),
                broken(PluginJar.constructing("a", "throw new IllegalStateException(\"boom\");"), "boom"),
                broken(PluginJar.constructing("a", "Chat.deep(0);"), "StackOverflowError"),
                broken(PluginJar.constructing("a", "throw new LinkageError(\"torn\");"), "torn"));
    }

    private static Arguments broken(PluginJar jar, String reason) {
        return Arguments.of(reason, jar);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void says_why_it_refuses_a_broken_jar_which_hurts_nobody(String reason, PluginJar jar) {
        jar.into(folder, "broken.jar");
        PluginJar.answering("echo", "return answer(1);").into(folder, "well.jar");

        plugins.look();

        assertThat(plugins.byName()).containsOnlyKeys("openai", "echo");
        PluginReport report = plugins.reports().getFirst();
        assertThat(report.file()).isEqualTo("broken.jar");
        assertThat(report.plugin()).isNull();
        assertThat(report.refused()).contains(reason);
        assertThat(plugins.look()).as("told once").isFalse();
        assertThat(copies.names()).as("not copied again").doesNotContain("3-broken.jar");
    }

    @Test
    void a_jar_that_never_gets_ready_is_refused_and_holds_up_nobody() {
        PluginJar.constructing("stuck", "while (true) try { Thread.sleep(60_000); } catch (InterruptedException e) {}")
                .into(folder, "a-stuck.jar");
        PluginJar.answering("echo", "return answer(said(request));").into(folder, "b-echo.jar");
        plugins = new Plugins(
                AdapterTypes.of(List.of()),
                new PluginFolder(folder),
                new LoadPlugin(copies, Duration.ofMillis(500), metrics),
                Duration.ofMinutes(1),
                Clock.systemUTC());

        assertThat(plugins.look()).isTrue();

        assertThat(answer("echo")).isEqualTo("hello");
        assertThat(plugins.reports().getFirst().refused()).contains("not ready within 500 ms");
    }

    @Test
    void runs_what_was_built_for_an_older_spi_of_the_same_major_version() {
        assertThat(new SpiCompatibility().checkVersionConstraint("1.4.2", "1.3.0"))
                .isTrue();
        assertThat(new SpiCompatibility().checkVersionConstraint("1.4.2", "1.5.0"))
                .isFalse();
        assertThat(new SpiCompatibility().checkVersionConstraint("2.0.0", "1.3.0"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK", "no jar at all"})
    void refuses_what_is_no_jar(String content) throws IOException {
        Files.setLastModifiedTime(
                Files.writeString(folder.resolve("x.jar"), content),
                FileTime.from(Instant.now().minus(LONG)));

        plugins.look();

        assertThat(plugins.reports().getFirst().refused()).contains("no jar");
        assertThat(copies.names()).isEmpty();
    }

    @Test
    void refuses_what_is_huge() throws IOException {
        Files.setLastModifiedTime(
                Files.write(folder.resolve("x.jar"), new byte[200_000]),
                FileTime.from(Instant.now().minus(LONG)));

        plugins.look();

        assertThat(plugins.reports().getFirst().refused()).contains("larger than");
    }

    @Test
    void does_not_look_into_folders_hidden_files_and_files_of_other_names() throws IOException {
        Files.createDirectory(folder.resolve("folder.jar"));
        PluginJar.answering("a", "return null;").into(folder, ".hidden.jar");
        PluginJar.answering("a", "return null;").into(folder, "other.zip");

        assertThat(plugins.look()).isFalse();
        assertThat(plugins.reports()).isEmpty();
    }

    @Test
    void takes_no_jar_that_everybody_could_have_put_there_until_that_is_put_right() throws IOException {
        PluginJar.answering("echo", "return answer(1);").into(folder, "echo.jar");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(plugins.look()).isFalse();
        assertThat(plugins.reports().getFirst().refused()).contains("everybody may write");

        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(plugins.look()).isTrue();
        assertThat(plugins.reports().getFirst().refused()).isNull();
    }

    @Test
    void keeps_the_version_before_when_the_new_one_is_refused() throws IOException {
        PluginJar.answering("echo", "return answer(\"one\");").into(folder, "echo.jar");
        plugins.look();

        PluginJar.constructing("echo", "throw new IllegalStateException();").into(folder, "echo.jar");

        assertThat(plugins.look()).isFalse();
        assertThat(answer("echo")).isEqualTo("one");
        assertThat(plugins.reports().getFirst().plugin()).isEqualTo("sample@1.0.0");
        assertThat(plugins.reports().getFirst().refused()).contains("IllegalStateException");
    }

    @Test
    void a_name_belongs_to_who_had_it_first_until_that_one_is_gone() throws IOException {
        Path first = PluginJar.answering("echo", "return answer(\"first\");").into(folder, "z-first.jar");
        plugins.look();
        PluginJar.answering("echo", "return answer(\"second\");").into(folder, "a-second.jar");

        assertThat(plugins.look()).isFalse();
        assertThat(answer("echo")).isEqualTo("first");
        assertThat(plugins.reports().getLast().refused()).contains("already of the name [echo]");

        Files.delete(first);
        assertThat(plugins.look()).isTrue();
        assertThat(answer("echo")).isEqualTo("second");
    }

    @Test
    void a_new_version_that_wants_a_name_of_another_jar_waits_while_the_one_before_runs() throws IOException {
        Path first = PluginJar.answering("a", "return answer(\"first\");").into(folder, "first.jar");
        plugins.look();
        PluginJar.answering("b", "return answer(\"second\");").into(folder, "second.jar");
        plugins.look();

        PluginJar.answering("a", "return answer(\"greedy\");").into(folder, "second.jar");

        assertThat(plugins.look()).isFalse();
        assertThat(answer("a")).isEqualTo("first");
        assertThat(answer("b")).isEqualTo("second");
        assertThat(plugins.reports().getLast())
                .isEqualTo(new PluginReport(
                        "second.jar", "sample@1.0.0", List.of("b"), "there is an adapter already of the name [a]"));

        Files.delete(first);
        assertThat(plugins.look()).isTrue();
        assertThat(plugins.byName()).containsOnlyKeys("openai", "a");
        assertThat(answer("a")).isEqualTo("greedy");
    }

    @Test
    void the_jar_that_came_first_cannot_take_a_name_from_one_that_came_later() {
        PluginJar.answering("a", "return answer(\"first\");").into(folder, "first.jar");
        plugins.look();
        PluginJar.answering("b", "return answer(\"second\");").into(folder, "second.jar");
        plugins.look();

        PluginJar.answering("b", "return answer(\"greedy\");").into(folder, "first.jar");

        assertThat(plugins.look()).isFalse();
        assertThat(answer("a")).isEqualTo("first");
        assertThat(answer("b")).isEqualTo("second");
        assertThat(plugins.reports())
                .extracting(PluginReport::refused)
                .containsExactly("there is an adapter already of the name [b]", null);
    }

    @Test
    void keeps_the_version_before_when_the_new_one_wants_the_name_of_a_built_in_adapter() {
        PluginJar.answering("echo", "return answer(\"one\");").into(folder, "echo.jar");
        plugins.look();

        PluginJar.answering("openai", "return answer(\"two\");").into(folder, "echo.jar");

        assertThat(plugins.look()).isFalse();
        assertThat(answer("echo")).isEqualTo("one");
        assertThat(plugins.reports().getFirst().refused()).contains("already of the name [openai]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.springframework.context.ApplicationContext",
                "org.slf4j.Logger",
                "org.pf4j.Plugin",
                "dev.atelier.aiproxy.route.Providers",
                "dev.atelier.aiproxy.adapter.openai.OpenAiChatAdapter",
                "dev.atelier.aiproxy.plugin.Plugins",
                "org.apache.hc.client5.http.classic.HttpClient",
                "org.apache.kafka.clients.producer.Producer",
                "other.Sample"
            })
    void a_plugin_does_not_see(String type) {
        PluginJar.answering("other", "return null;").inPackage("other").into(folder, "other.jar");
        PluginJar.answering("own", FIND.formatted("Chat.class.getClassLoader()"))
                .into(folder, "own.jar");
        PluginJar.answering("thread", FIND.formatted("Thread.currentThread().getContextClassLoader()"))
                .into(folder, "thread.jar");

        plugins.look();

        assertThat(plugins.byName()).containsKeys("other", "own", "thread");
        assertThat(answer("own", type)).isEqualTo("sees nothing");
        assertThat(answer("thread", type)).isEqualTo("sees nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.util.List",
                "java.net.http.HttpClient",
                "java.sql.Timestamp",
                "dev.atelier.aiproxy.spi.ChatAdapter",
                "tools.jackson.databind.node.ObjectNode",
                "tools.jackson.core.JsonParser",
                "com.fasterxml.jackson.annotation.JsonProperty",
                "org.jspecify.annotations.Nullable",
                "sample.Words"
            })
    void a_plugin_sees(String type) {
        PluginJar.answering("own", FIND.formatted("Chat.class.getClassLoader()"))
                .into(folder, "own.jar");

        plugins.look();

        assertThat(answer("own", type)).isEqualTo("sees " + type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports",
                "ai-proxy-messages.properties"
            })
    void a_plugin_finds_no_file_of_the_service(String resource) {
        PluginJar.answering("own", "return answer(Chat.class.getClassLoader().getResource(said(request)));")
                .into(folder, "own.jar");

        plugins.look();

        assertThat(getClass().getClassLoader().getResource(resource)).isNotNull();
        assertThat(answer("own", resource)).isEqualTo("null");
    }

    private String answer(String name) {
        return answer(name, "hello");
    }

    private String answer(String name, String said) {
        return adapter(name).callService(request(said)).content();
    }

    private ChatAdapter adapter(String name) {
        return plugins.byName().get(name).newChatAdapter();
    }

    static ChatRequest request() {
        return request("hello");
    }

    private static ChatRequest request(String said) {
        return new ChatRequest(
                "65f000000000000000000001",
                new Credential("sk-0123456789abcdef"),
                new JsonMapper().createObjectNode().put("say", said),
                100,
                new Cancellation());
    }
}
