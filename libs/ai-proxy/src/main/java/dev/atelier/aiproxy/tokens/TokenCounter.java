package dev.atelier.aiproxy.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/**
 * Counts tokens as OpenAI's current models do (encoding {@code o200k_base}); for other providers an estimate. Thread-safe;
 * takes microseconds for a sentence.
 */
public final class TokenCounter {

    /** Tokens every prompt costs beyond its messages: it is primed with the assistant's turn. */
    public static final int PRIMING = 3;

    /** Tokens a message costs beyond its role and content. */
    private static final int PER_MESSAGE = 3;

    private final Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    /** Tokens of a text. Text that looks like a control token counts as ordinary text. */
    public int count(String text) {
        return text.isEmpty() ? 0 : encoding.countTokensOrdinary(text);
    }

    /** Tokens of a message with its overhead. */
    public int countMessage(String role, String content) {
        return PER_MESSAGE + count(role) + count(content);
    }
}
