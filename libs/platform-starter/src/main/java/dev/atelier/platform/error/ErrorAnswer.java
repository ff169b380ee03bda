package dev.atelier.platform.error;

import dev.atelier.platform.envelope.Envelope;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/**
 * A finished error answer in the caller's language.
 *
 * @param status HTTP status
 * @param headers headers besides the content type ({@code Retry-After}, {@code Allow} …)
 * @param body the envelope
 * @param foreignCode the code by which another maker's API knows it; {@code null} if ours says it all
 */
public record ErrorAnswer(
        HttpStatusCode status,
        Map<String, String> headers,
        Envelope<Void> body,
        @Nullable String foreignCode) {}
