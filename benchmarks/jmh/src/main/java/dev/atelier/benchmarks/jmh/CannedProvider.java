package dev.atelier.benchmarks.jmh;

import dev.atelier.aiproxy.adapter.anthropic.AnthropicChatAdapter;
import dev.atelier.aiproxy.adapter.gemini.GeminiChatAdapter;
import dev.atelier.aiproxy.adapter.openai.OpenAiChatAdapter;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A provider whose answers lie ready in memory, so that nothing is measured but the adapter. */
public enum CannedProvider {
    OPENAI(() -> new OpenAiChatAdapter(Shared.JSON, Shared.LONGEST_LINE), """
            {"id":"chatcmpl-1","object":"chat.completion","created":1795341700,"model":"m","choices":[{"index":0,\
            "message":{"role":"assistant","content":"%s","refusal":null},"finish_reason":"stop"}],\
            "usage":{"prompt_tokens":200,"completion_tokens":100,"total_tokens":300}}""", "", """
            data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1795341700,"model":"m","choices":\
            [{"index":0,"delta":{"content":" word"},"logprobs":null,"finish_reason":null}],"usage":null}

            """, """
            data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1795341700,"model":"m","choices":\
            [{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null}

            data: [DONE]

            """),
    ANTHROPIC(() -> new AnthropicChatAdapter(Shared.JSON, Clock.systemUTC(), Shared.LONGEST_LINE), """
            {"id":"msg_1","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"%s"}],\
            "stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":200,"output_tokens":100}}""", """
            event: message_start
            data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"m",\
            "content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":200,"output_tokens":1}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

            """, """
            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":" word"}}

            """, """
            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":100}}

            event: message_stop
            data: {"type":"message_stop"}

            """),
    GEMINI(() -> new GeminiChatAdapter(Shared.JSON, Clock.systemUTC(), Shared.LONGEST_LINE), """
            {"candidates":[{"content":{"parts":[{"text":"%s"}],"role":"model"},"finishReason":"STOP","index":0}],\
            "usageMetadata":{"promptTokenCount":200,"candidatesTokenCount":100,"totalTokenCount":300},\
            "modelVersion":"m","responseId":"r"}""", "", """
            data: {"candidates":[{"content":{"parts":[{"text":" word"}],"role":"model"},"index":0}],\
            "usageMetadata":{"promptTokenCount":200,"candidatesTokenCount":1,"totalTokenCount":201},\
            "modelVersion":"m","responseId":"r"}

            """, """
            data: {"candidates":[{"content":{"parts":[{"text":""}],"role":"model"},"finishReason":"STOP","index":0}],\
            "usageMetadata":{"promptTokenCount":200,"candidatesTokenCount":100,"totalTokenCount":300},\
            "modelVersion":"m","responseId":"r"}

            """);

    /** How many pieces of text a stream has. */
    static final int CHUNKS = 100;

    private final Supplier<ChatAdapter> adapter;
    private final byte[] whole;
    private final byte[] stream;

    CannedProvider(Supplier<ChatAdapter> adapter, String whole, String begin, String chunk, String end) {
        this.adapter = adapter;
        this.whole = whole.formatted(" word".repeat(CHUNKS)).getBytes(StandardCharsets.UTF_8);
        this.stream = (begin + chunk.repeat(CHUNKS) + end).getBytes(StandardCharsets.UTF_8);
    }

    /** An adapter that gets whole answers, or streams. */
    ChatAdapter adapter(boolean streams) {
        byte[] answer = streams ? stream : whole;
        ChatAdapter made = adapter.get();
        made.initialize(
                new ProviderConfig(name(), URI.create("http://127.0.0.1/v1"), Map.of()),
                request -> new CannedResponse(new ByteArrayInputStream(answer)));
        return made;
    }

    /** Ten turns of a conversation. */
    static ChatRequest request() {
        ObjectNode body = Shared.JSON.createObjectNode().put("model", "m").put("max_completion_tokens", 500);
        var messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", "Be brief.");
        for (int turn = 0; turn < 10; turn++) {
            messages.addObject().put("role", "user").put("content", words("question", turn));
            messages.addObject().put("role", "assistant").put("content", words("answer", turn));
        }
        messages.addObject().put("role", "user").put("content", "And now?");
        return new ChatRequest(
                "65f000000000000000000001", new Credential("sk-0123456789"), body, 1000, new Cancellation());
    }

    private static String words(String word, int turn) {
        return IntStream.range(0, 20).mapToObj(i -> word + turn + i).collect(Collectors.joining(" "));
    }

    /** What all adapters are made with. */
    private static final class Shared {
        static final JsonMapper JSON = new JsonMapper();
        static final int LONGEST_LINE = 1 << 20;
    }

    private record CannedResponse(InputStream body) implements ProviderResponse {

        @Override
        public int status() {
            return 200;
        }

        @Override
        public String header(String name) {
            return null;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
