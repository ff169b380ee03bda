package dev.atelier.aiproxy.adapter.generic;

import dev.atelier.aiproxy.spi.ProviderException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an error can be, as settings name it. */
enum ErrorKind {
    RATE_LIMITED,
    QUOTA_EXHAUSTED,
    UNAVAILABLE,
    TIMED_OUT,
    REJECTED,
    CONTENT_BLOCKED,
    CREDENTIAL_REFUSED,
    MALFORMED;

    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    /**
     * What was said of the error.
     *
     * @param status of HTTP; 0 for an error inside an answer
     * @param code the provider's own; empty if it gave none
     * @param again whether asking again is safe: nothing was delivered
     */
    record Said(
            String message,
            int status,
            String code,
            @Nullable Duration retryAfter,
            boolean again) {}

    /** The kind of that name; {@code null} if there is none. */
    static @Nullable ErrorKind named(String name) {
        for (ErrorKind kind : values()) {
            if (kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
                return kind;
            }
        }
        return null;
    }

    /** What a status means when nothing else tells. */
    static ErrorKind of(int status) {
        return switch (status) {
            case 401, 403 -> CREDENTIAL_REFUSED;
            case 402 -> QUOTA_EXHAUSTED;
            case 408 -> TIMED_OUT;
            case 429 -> RATE_LIMITED;
            case 0 -> UNAVAILABLE;
            default -> {
                if (status >= SERVER_ERROR) {
                    yield UNAVAILABLE;
                }
                yield status >= BAD_REQUEST ? REJECTED : MALFORMED;
            }
        };
    }

    ProviderException exception(Said said) {
        String message = said.message();
        return switch (this) {
            case RATE_LIMITED -> new ProviderException.RateLimited(message, said.retryAfter(), said.again());
            case QUOTA_EXHAUSTED -> new ProviderException.QuotaExhausted(message);
            case UNAVAILABLE ->
                ProviderException.Unavailable.answered(
                        message, Math.max(said.status(), SERVER_ERROR), said.again(), said.retryAfter());
            case TIMED_OUT -> new ProviderException.TimedOut(message, null);
            case REJECTED ->
                new ProviderException.Rejected(
                        message,
                        said.status() == 0 ? BAD_REQUEST : said.status(),
                        said.code().isEmpty() ? null : said.code());
            case CONTENT_BLOCKED -> new ProviderException.ContentBlocked(message);
            case CREDENTIAL_REFUSED -> new ProviderException.CredentialRefused(message);
            case MALFORMED -> new ProviderException.Malformed(message, null);
        };
    }
}
