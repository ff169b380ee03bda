package dev.atelier.platform.address;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.security.ServiceTokens;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * The address a request came from. Anybody can write {@code X-Forwarded-For}; it is believed only beside a service token of
 * the gateway, which drops that header from outside. Without it the other end of the connection is the client.
 */
public final class ClientAddress {

    /** Carries the gateway's service token with every request it passes on. */
    public static final String PROOF = "X-Gateway-Token";

    /** Carries the client's address, one, beside the {@link #PROOF}. */
    public static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final String GATEWAY = "gateway-service";

    private final ServiceTokens tokens;

    /** Believes a gateway whose tokens these verify. */
    public ClientAddress(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    /** The address in text form. Never blocks: a token seen before costs one look-up. */
    public String of(HttpServletRequest request) {
        String forwarded = only(request.getHeaders(FORWARDED_FOR));
        return forwarded != null && isFromGateway(request) ? forwarded : request.getRemoteAddr();
    }

    private boolean isFromGateway(HttpServletRequest request) {
        String proof = only(request.getHeaders(PROOF));
        if (proof == null) {
            return false;
        }
        try {
            return tokens.verify(proof).equals(GATEWAY);
        } catch (ApiException untrusted) {
            return false;
        }
    }

    private static @Nullable String only(Enumeration<String> values) {
        String first = values.hasMoreElements() ? values.nextElement() : null;
        return values.hasMoreElements() ? null : first;
    }
}
