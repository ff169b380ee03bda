package dev.atelier.aiproxy.spi;

/**
 * The only way from an adapter to its provider. Behind it stand the time limits (connect, first byte, silence between
 * bytes), connection pooling and the rule that redirects are never followed.
 */
public interface ProviderHttp {

    /**
     * Sends a request and blocks until the response's headers are there.
     *
     * @return the response, whatever its status; the caller closes it
     * @throws ProviderException.Unavailable if the provider could not be reached or broke off; it says whether the
     *     request may have been taken
     * @throws ProviderException.TimedOut if a limit passed
     * @throws ProviderException.Cancelled if the request's {@link Cancellation} ended it
     */
    ProviderResponse send(ProviderRequest request);
}
