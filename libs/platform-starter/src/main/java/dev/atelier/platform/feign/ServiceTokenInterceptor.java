package dev.atelier.platform.feign;

import dev.atelier.platform.security.ServiceTokens;
import feign.RequestInterceptor;
import feign.RequestTemplate;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;

/** Opens {@code /internal/**} of another service in this service's own name, and passes the request id on. */
final class ServiceTokenInterceptor implements RequestInterceptor {

    private static final String ROOT = "/internal/";
    private static final String REQUEST_ID = "X-Request-Id";

    private final ServiceTokens tokens;

    ServiceTokenInterceptor(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void apply(RequestTemplate request) {
        if (!request.path().startsWith(ROOT)) {
            return;
        }
        request.removeHeader(HttpHeaders.AUTHORIZATION);
        request.header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.current());
        String requestId = MDC.get("requestId");
        if (requestId != null) {
            request.removeHeader(REQUEST_ID);
            request.header(REQUEST_ID, requestId);
        }
    }
}
