package dev.atelier.platform.feign;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import feign.Response;
import feign.codec.ErrorDecoder;
import java.util.Set;

/**
 * What another service's error means for us. That it is down, overloaded or does not accept our service token is an outage:
 * {@code SERVICE_UNAVAILABLE}. Any other 4xx stays the {@link feign.FeignException} of its status: the client that asked
 * knows what it means there, and a bug should be seen as one.
 */
final class OutageDecoder implements ErrorDecoder {

    private static final Set<Integer> OUTAGES = Set.of(401, 403, 408, 429);

    private final ErrorDecoder others = new ErrorDecoder.Default();

    @Override
    public Exception decode(String methodKey, Response response) {
        boolean away = response.status() >= 500 || OUTAGES.contains(response.status());
        Exception failure = others.decode(methodKey, response);
        return away ? ApiException.of(ErrorCode.SERVICE_UNAVAILABLE).causedBy(failure) : failure;
    }
}
