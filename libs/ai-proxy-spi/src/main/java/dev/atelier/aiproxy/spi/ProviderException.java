package dev.atelier.aiproxy.spi;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong at a provider, seen from the platform. The closed set of kinds lets the router decide without
 * knowing the provider: each says whether another attempt may help.
 *
 * <p>The message is for callers: made safe by {@link ProviderText}, it never holds a key, a prompt or an address.
 */
public abstract sealed class ProviderException extends RuntimeException {

    private enum Trait {
        RETRYABLE,
        NEVER_REACHED,
        OUTAGE,
        ANOTHER_MAY_HELP,
        MAY_HAVE_BEEN_TAKEN
    }

    private final Set<Trait> traits;

    private ProviderException(String message, @Nullable Throwable cause, Set<Trait> traits) {
        super(ProviderText.safe(message), cause, false, false);
        this.traits = traits;
    }

    /** Whether the same request may be sent once more: nothing was taken and nothing was delivered. */
    public boolean retryable() {
        return traits.contains(Trait.RETRYABLE);
    }

    /** Whether it is certain that the provider knows nothing of the call. */
    public boolean neverReached() {
        return traits.contains(Trait.NEVER_REACHED);
    }

    /** Whether this speaks against the provider's health, as a circuit breaker counts it. */
    public boolean outage() {
        return traits.contains(Trait.OUTAGE);
    }

    /** Whether another provider that serves the same model may do what this one would not. */
    public boolean anotherProviderMayHelp() {
        return retryable() || traits.contains(Trait.ANOTHER_MAY_HELP);
    }

    /**
     * Whether the provider may have taken the request all the same, and want to be paid for it: it was sent, and nothing came
     * back that says otherwise.
     */
    public boolean mayHaveBeenTaken() {
        return traits.contains(Trait.MAY_HAVE_BEEN_TAKEN);
    }

    /** Too many requests or tokens for now. Retrying helps after {@link #retryAfter()}, unless the provider says no. */
    public static final class RateLimited extends ProviderException {
        private final @Nullable Duration retryAfter;

        /** With what the provider said. */
        public RateLimited(String message, @Nullable Duration retryAfter) {
            this(message, retryAfter, true);
        }

        /** With what the provider said, also about whether it wants to be asked again. */
        public RateLimited(String message, @Nullable Duration retryAfter, boolean retryable) {
            super(message, null, retryable ? Set.of(Trait.RETRYABLE) : Set.of(Trait.ANOTHER_MAY_HELP));
            this.retryAfter = retryAfter;
        }

        /** How long the provider asked to wait; {@code null} if it did not say. */
        public @Nullable Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The platform's account at the provider has no credit or no quota left. Retrying does not help. */
    public static final class QuotaExhausted extends ProviderException {
        /** With what the provider said. */
        public QuotaExhausted(String message) {
            super(message, null, Set.of(Trait.ANOTHER_MAY_HELP));
        }
    }

    /** Down, overloaded or out of reach. Retrying helps only if the request was not taken. */
    public static final class Unavailable extends ProviderException {
        private final int status;
        private final @Nullable Duration retryAfter;

        private Unavailable(
                String message,
                int status,
                @Nullable Duration retryAfter,
                @Nullable Throwable cause,
                Set<Trait> traits) {
            super(message, cause, traits);
            this.status = status;
            this.retryAfter = retryAfter;
        }

        /** The provider answered with a 5xx. One of a gateway that has lost the provider's own says nothing of the request. */
        public static Unavailable answered(
                String message, int status, boolean retryable, @Nullable Duration retryAfter) {
            Set<Trait> traits = EnumSet.of(Trait.OUTAGE);
            if (retryable) {
                traits.add(Trait.RETRYABLE);
            }
            if (status == 502 || status == 504) {
                traits.add(Trait.MAY_HAVE_BEEN_TAKEN);
            }
            return new Unavailable(message, status, retryAfter, null, traits);
        }

        /** No connection came about, so nothing was taken. */
        public static Unavailable unreachable(String message, @Nullable Throwable cause) {
            return new Unavailable(message, 0, null, cause, Set.of(Trait.OUTAGE, Trait.RETRYABLE, Trait.NEVER_REACHED));
        }

        /** The connection broke after the request was sent: the provider may have taken it. */
        public static Unavailable brokenOff(String message, @Nullable Throwable cause) {
            return new Unavailable(message, 0, null, cause, Set.of(Trait.OUTAGE, Trait.MAY_HAVE_BEEN_TAKEN));
        }

        /** The HTTP status; 0 if there was no answer. */
        public int status() {
            return status;
        }

        /** How long the provider asked to wait; {@code null} if it did not say. */
        public @Nullable Duration retryAfter() {
            return retryAfter;
        }
    }

    /** A time limit passed. Once a connection stood, the provider may have done the work, and retrying could pay twice. */
    public static final class TimedOut extends ProviderException {

        private TimedOut(String message, @Nullable Throwable cause, Set<Trait> traits) {
            super(message, cause, traits);
        }

        /** No answer, or no more of it, in time. */
        public TimedOut(String message, @Nullable Throwable cause) {
            this(message, cause, Set.of(Trait.OUTAGE, Trait.MAY_HAVE_BEEN_TAKEN));
        }

        /** No connection in time, so nothing was sent. */
        public static TimedOut connecting(@Nullable Throwable cause) {
            return new TimedOut(
                    "no connection in time", cause, Set.of(Trait.OUTAGE, Trait.RETRYABLE, Trait.NEVER_REACHED));
        }
    }

    /** An answer that is not of the provider's own format, or an error inside a stream. */
    public static final class Malformed extends ProviderException {
        /** With what the provider said. */
        public Malformed(String message, @Nullable Throwable cause) {
            super(message, cause, Set.of(Trait.OUTAGE, Trait.MAY_HAVE_BEEN_TAKEN));
        }
    }

    /** The provider refused the request as it stands (400, 404, 413, 422 …). Only another request helps. */
    public static final class Rejected extends ProviderException {
        private static final int BAD_REQUEST = 400;
        private final int status;
        private final @Nullable String providerCode;

        /** With what the provider said. */
        public Rejected(String message, int status, @Nullable String providerCode) {
            super(message, null, Set.of());
            this.status = status >= 400 && status < 500 ? status : BAD_REQUEST;
            this.providerCode = providerCode;
        }

        /** The provider's HTTP status; 400 where it said with another than a 4xx that the request is at fault. */
        public int status() {
            return status;
        }

        /** The provider's own code, such as {@code context_length_exceeded}; {@code null} if it gave none. */
        public @Nullable String providerCode() {
            return providerCode;
        }
    }

    /**
     * The request asks for something that the provider's API does not have, so its adapter sent nothing. Another provider of
     * the same model may have it.
     */
    public static final class Unsupported extends ProviderException {
        /**
         * Nobody was asked.
         *
         * @param what the request asks for, such as {@code several choices}
         */
        public Unsupported(String what) {
            super(what, null, Set.of(Trait.NEVER_REACHED, Trait.ANOTHER_MAY_HELP));
        }
    }

    /** The provider's content policy refused the prompt or the answer. */
    public static final class ContentBlocked extends ProviderException {
        /** With what the provider said. */
        public ContentBlocked(String message) {
            super(message, null, Set.of());
        }
    }

    /** The key was refused (401, 403). Only another key helps. */
    public static final class CredentialRefused extends ProviderException {
        /** With what the provider said. */
        public CredentialRefused(String message) {
            super(message, null, Set.of(Trait.ANOTHER_MAY_HELP));
        }
    }

    /** The platform leaves the provider alone for a while, because it failed too often. Nobody was asked. */
    public static final class Resting extends ProviderException {
        /** Nobody was asked. */
        public Resting() {
            super("the provider fails too often just now", null, Set.of(Trait.NEVER_REACHED, Trait.ANOTHER_MAY_HELP));
        }
    }

    /** The call's {@link Cancellation} ended the exchange. */
    public static final class Cancelled extends ProviderException {
        /**
         * Ended from outside.
         *
         * @param sent whether the request may have been sent by then
         */
        public Cancelled(boolean sent) {
            super("cancelled", null, Set.of(sent ? Trait.MAY_HAVE_BEEN_TAKEN : Trait.NEVER_REACHED));
        }
    }
}
