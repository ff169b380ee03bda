package dev.atelier.gateway.upstream;

import dev.atelier.gateway.pace.SenderPace;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.jspecify.annotations.Nullable;

/** Makes the request a service gets out of the one a client sent: the same path and query byte for byte. */
final class UpstreamRequests {

    private final ForwardedHeaders headers;

    UpstreamRequests(ForwardedHeaders headers) {
        this.headers = headers;
    }

    AbortableRequest from(HttpServletRequest client) throws IOException {
        var request = new AbortableRequest(client.getMethod(), pathAndQuery(client));
        headers.copy(client, request);
        if (hasBody(client)) {
            var body = new ClientBody(client.getInputStream(), request, SenderPace.of(client));
            request.setEntity(new InputStreamEntity(body, client.getContentLengthLong(), null));
            client.setAttribute(ClientBody.class.getName(), body);
        }
        return request;
    }

    /** Why the client's body could not be read; {@code null} if that was not the trouble. */
    static @Nullable IOException bodyFailure(HttpServletRequest client) {
        return client.getAttribute(ClientBody.class.getName()) instanceof ClientBody body ? body.failure() : null;
    }

    private static String pathAndQuery(HttpServletRequest client) {
        String query = client.getQueryString();
        return query == null ? client.getRequestURI() : client.getRequestURI() + '?' + query;
    }

    private static boolean hasBody(HttpServletRequest client) {
        return client.getContentLengthLong() > 0 || client.getHeader("Transfer-Encoding") != null;
    }
}
