package dev.atelier.aiproxy.spi;

/**
 * Speaks one provider's wire format: canonical request in, canonical answer out.
 *
 * <p>An adapter is pure translation. Time limits, cancelling, tracing, retries, circuit breakers and the choice of the
 * key live around it: in {@link ProviderHttp} below and in the pipeline above. One instance serves all calls of one
 * configured provider, from many threads at once.
 *
 * @param <Q> the canonical request
 * @param <A> the canonical answer
 */
public interface AiServiceAdapter<Q, A> {

    /**
     * Prepares the adapter for its provider. Called once, before anything else; contacts nobody.
     *
     * @param config the provider's settings
     * @param http the only way to the provider
     */
    void initialize(ProviderConfig config, ProviderHttp http);

    /**
     * Whether calls may be routed here at all. Never blocks and contacts nobody: it tells whether the settings suffice,
     * not whether the provider is well.
     */
    boolean isAvailable();

    /**
     * Makes one attempt at the call and blocks until the whole answer is there.
     *
     * @throws ProviderException for everything that goes wrong; it says whether another attempt helps
     */
    A callService(Q request);

    /**
     * Classifies an answer whose status is not 2xx, in the provider's own terms.
     *
     * @param error the answer; the adapter reads its body, the caller closes it
     * @return what to throw, never {@code null}
     */
    ProviderException handleError(ProviderResponse error);
}
