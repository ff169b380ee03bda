package org.example.plain;

import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatAnswer;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.ProviderRequest;
import dev.atelier.aiproxy.spi.ProviderResponse;
import dev.atelier.aiproxy.spi.RetryAfter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Speaks Plain, a provider that only the simulator knows ({@code dev.atelier.simulator.invented.plain} describes its format). An
 * adapter is translation and nothing else: time limits, retries, keys, cancelling and counting are the platform's.
 *
 * <p>One instance serves all calls of one configured provider, from many threads at once; so nothing of a call is kept here.
 */
final class PlainChatAdapter implements ChatAdapter {

    private ProviderHttp http;
    private URI talk;

    /** Called once, before anything else. {@code config.options()} has the settings that only this adapter knows. */
    @Override
    public void initialize(ProviderConfig config, ProviderHttp http) {
        this.http = http;
        this.talk = config.resolve("/talk");
    }

    @Override
    public boolean isAvailable() {
        return http != null;
    }

    /** A whole answer is a stream whose pieces are put together. */
    @Override
    public ChatAnswer callService(ChatRequest request) {
        var whole = new WholeAnswer(request.model());
        try (PlainStream stream = open(request, false)) {
            for (ChatChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
                whole.add(chunk);
            }
            return whole.answer(stream.id());
        }
    }

    /** Returns as soon as the provider has accepted the call. */
    @Override
    public ChatStream stream(ChatRequest request) {
        return open(request, true);
    }

    private PlainStream open(ChatRequest request, boolean inPieces) {
        byte[] body = PlainRequest.of(request, inPieces).getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of(
                "X-Key", request.credential().secret(), "Content-Type", "text/plain; charset=utf-8");
        ProviderResponse response =
                http.send(new ProviderRequest("POST", talk, headers, body, request.cancellation()));
        if (response.status() != 200) {
            try (response) {
                throw handleError(response);
            }
        }
        return new PlainStream(response, request.model());
    }

    /** What the provider's errors mean. The platform decides by this whether anybody is asked again, and who. */
    @Override
    public ProviderException handleError(ProviderResponse error) {
        String said = PlainStream.firstLine(error).text();
        return switch (error.status()) {
            case 401, 403 -> new ProviderException.CredentialRefused(said);
            case 429 -> new ProviderException.RateLimited(said, RetryAfter.of(error));
            case 500, 502, 503, 504 ->
                ProviderException.Unavailable.answered(said, error.status(), true, RetryAfter.of(error));
            default -> new ProviderException.Rejected(said, error.status(), null);
        };
    }
}
