package dev.atelier.gateway.upstream;

import java.util.HashSet;
import java.util.Set;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;

/**
 * Brings a request to one of a service's instances. A refused connection tries the next instance, whatever the method,
 * because nothing was sent. A connection that breaks later is tried once more for GET and HEAD only: anything else may
 * have been taken.
 */
final class Delivery {

    private final UpstreamClient client;
    private final RequestConfig settings;
    private final Instances instances;
    private final int attempts;

    Delivery(UpstreamClient client, RequestConfig settings, Instances instances, int attempts) {
        this.client = client;
        this.settings = settings;
        this.instances = instances;
        this.attempts = attempts;
    }

    ClassicHttpResponse deliver(AbortableRequest request) throws UpstreamException {
        Set<HttpHost> refused = HashSet.newHashSet(attempts);
        UpstreamException.Unreachable refusal = null;
        boolean mayRepeat = isSafe(request);
        while (true) {
            HttpHost instance = instances.next(refused);
            if (instance == null) {
                throw refusal == null ? new UpstreamException.Unreachable(new NoInstanceException()) : refusal;
            }
            try {
                return client.send(instance, request, settings);
            } catch (UpstreamException.Unreachable e) {
                instances.avoid(instance);
                refused.add(instance);
                refusal = e;
                if (refused.size() >= attempts || request.isCancelled()) {
                    throw e;
                }
            } catch (UpstreamException.Broken e) {
                if (request.isCancelled()) {
                    throw e;
                }
                instances.avoid(instance);
                if (!mayRepeat) {
                    throw e;
                }
                mayRepeat = false;
            }
        }
    }

    private static boolean isSafe(AbortableRequest request) {
        return request.getEntity() == null
                && (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"));
    }
}
