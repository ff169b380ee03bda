package dev.atelier.aiproxy.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.aiproxy.spi.AdapterType;
import dev.atelier.aiproxy.spi.SpiVersion;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import tools.jackson.core.TreeNode;
import tools.jackson.databind.node.ObjectNode;

/** Compiles a plug-in and puts it into a folder, as its author and its operator would. */
final class PluginJar {

    /** Compiling takes a second, and many tests want the same. */
    private static final Map<String, Path> COMPILED = new ConcurrentHashMap<>();

    private final String source;
    private final Map<String, String> manifest = new LinkedHashMap<>(Map.of(
            "Plugin-Id", "sample",
            "Plugin-Version", "1.0.0",
            "Plugin-Requires", SpiVersion.CURRENT));
    private String service = "sample.Sample";

    private PluginJar(String source) {
        this.source = source;
    }

    /** An adapter of the name whose {@code callService} runs the code. */
    static PluginJar answering(String name, String code) {
        return of(name, "", "", code, "return null;");
    }

    /** One whose streams say the words, one by one. */
    static PluginJar streaming(String name, String... words) {
        String said = String.join("\",\"", words);
        return of(name, "", "", "return null;", """
                return new ChatStream() {
                    private int at;
                    public ChatChunk next() {
                        return Words.next(at++, "%s");
                    }
                    public void close() {}
                };""".formatted(said));
    }

    /** One that runs the code where {@code next} is asked for. */
    static PluginJar chunking(String name, String code) {
        return of(name, "", "", "return null;", """
                return new ChatStream() {
                    public ChatChunk next() { %s }
                    public void close() { throw new IllegalStateException("not even that"); }
                };""".formatted(code));
    }

    /** One that runs the code where it is made. */
    static PluginJar constructing(String name, String code) {
        return of(name, code, "", "return null;", "return null;");
    }

    /** One that runs the code where it gets its settings. */
    static PluginJar initializing(String name, String code) {
        return of(name, "", code, "return null;", "return null;");
    }

    /** One that makes no pictures, throws at every order of a video, and chats not at all. */
    static PluginJar media(String name) {
        return videos(name, "throw new AssertionError();", "new SubmitFate.Unknown()", "null");
    }

    /** One whose videos are ordered by the code; whose fate of an order, and verdict on a message, are the expressions. */
    static PluginJar videos(String name, String submit, String fate, String verdict) {
        return new PluginJar("""
                package sample;
                import dev.atelier.aiproxy.spi.*;
                import dev.atelier.aiproxy.spi.media.*;
                import java.time.Duration;
                public final class Sample implements AdapterType {
                    public String name() { return "%s"; }
                    public ImageAdapter newImageAdapter() { return new Images(); }
                    public VideoAdapter newVideoAdapter() { return new Videos(); }
                }
                abstract class Any<Q, A> implements AiServiceAdapter<Q, A> {
                    public void initialize(ProviderConfig config, ProviderHttp http) {}
                    public boolean isAvailable() { return true; }
                    public A callService(Q request) { return null; }
                    public ProviderException handleError(ProviderResponse error) { return null; }
                }
                final class Images extends Any<ImageRequest, ImageAnswer> implements ImageAdapter {}
                final class Videos extends Any<VideoRequest, VideoJob> implements VideoAdapter {
                    public VideoJob callService(VideoRequest request) { return submit(request); }
                    public VideoJob submit(VideoRequest request) { %s }
                    public VideoJob poll(SubmittedVideo video) { return null; }
                    public void cancel(SubmittedVideo video) {}
                    public SubmitFate find(VideoRequest request) { return %s; }
                    public WebhookVerdict verify(Webhook message) { return %s; }
                }
                """.formatted(name, submit, fate, verdict));
    }

    private static PluginJar of(String name, String construct, String initialize, String call, String stream) {
        return new PluginJar("""
                package sample;
                import dev.atelier.aiproxy.spi.*;
                public final class Sample implements AdapterType {
                    public Sample() { %s }
                    public String name() { return "%s"; }
                    public ChatAdapter newChatAdapter() { return new Chat(); }
                }
                final class Chat implements ChatAdapter {
                    public void initialize(ProviderConfig config, ProviderHttp http) { %s }
                    public boolean isAvailable() { return true; }
                    public ChatAnswer callService(ChatRequest request) { %s }
                    public ChatStream stream(ChatRequest request) { %s }
                    public ProviderException handleError(ProviderResponse error) { return null; }
                    static ChatAnswer answer(Object content) {
                        var body = new tools.jackson.databind.json.JsonMapper().createObjectNode();
                        body.putArray("choices").addObject().putObject("message").put("content", "" + content);
                        return new ChatAnswer(body, null);
                    }
                    static String said(ChatRequest request) { return request.body().path("say").asString(); }
                    static int deep(int depth) { return 1 + deep(depth + 1); }
                    static Object found(String name, ClassLoader where) {
                        try {
                            return "sees " + Class.forName(name, false, where).getName();
                        } catch (ClassNotFoundException unseen) {
                            return "sees nothing";
                        }
                    }
                }
                /** Loaded only when a word is wanted. */
                final class Words {
                    static ChatChunk next(int at, String... words) {
                        return at == words.length ? null : new ChatChunk("{}", words[at], null, null);
                    }
                }
                """.formatted(construct, name, initialize, call, stream));
    }

    /** The same, with classes of other names. */
    PluginJar inPackage(String name) {
        return new PluginJar(source.replace("package sample;", "package " + name + ";")).naming(name + ".Sample");
    }

    /** Says something else in its manifest, or nothing if the value is empty. */
    PluginJar saying(String attribute, String value) {
        manifest.put(attribute, value);
        return this;
    }

    /** Names another class as its adapter. */
    PluginJar naming(String className) {
        service = className;
        return this;
    }

    /** Puts the whole file there at once, seemingly long ago. */
    Path into(Path folder, String name) {
        try {
            Path made = Files.createTempFile("plugin", ".made");
            writeTo(made);
            Files.setLastModifiedTime(made, FileTime.from(Instant.now().minus(Duration.ofMinutes(5))));
            Path jar = folder.resolve(name);
            return Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeTo(Path jar) throws IOException {
        Path classes = COMPILED.computeIfAbsent(source, PluginJar::compile);
        try (OutputStream out = Files.newOutputStream(jar);
                var jarOut = new JarOutputStream(out, manifest());
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                jarOut.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, jarOut);
            }
            jarOut.putNextEntry(new JarEntry("META-INF/services/" + AdapterType.class.getName()));
            jarOut.write(service.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Manifest manifest() {
        var written = new Manifest();
        written.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.forEach((name, value) -> {
            if (!value.isEmpty()) {
                written.getMainAttributes().putValue(name, value);
            }
        });
        return written;
    }

    private static Path compile(String source) {
        try {
            Path folder = Files.createTempDirectory("plugin");
            Path file = Files.writeString(folder.resolve("Sample.java"), source);
            Path classes = Files.createDirectory(folder.resolve("classes"));
            String seen = pathOf(AdapterType.class)
                    + File.pathSeparator
                    + pathOf(ObjectNode.class)
                    + File.pathSeparator
                    + pathOf(TreeNode.class);
            int status = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-proc:none", "-cp", seen, "-d", classes.toString(), file.toString());
            assertThat(status).as("the plug-in compiles").isZero();
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pathOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }
}
