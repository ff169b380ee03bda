package dev.atelier.platform.feign;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import feign.Capability;
import feign.InvocationHandlerFactory;
import feign.RetryableException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.lang.reflect.InvocationHandler;
import org.springframework.cloud.client.circuitbreaker.NoFallbackAvailableException;

/**
 * Takes the breaker's wrapping off, so that a caller sees what happened: the other side's answer as the decoder made it, or
 * {@code SERVICE_UNAVAILABLE} when the breaker is open or the connection failed. Public because Feign calls it by reflection.
 */
public final class OutageTranslation implements Capability {

    @Override
    public InvocationHandlerFactory enrich(InvocationHandlerFactory factory) {
        return (target, dispatch) -> translating(factory.create(target, dispatch));
    }

    private static InvocationHandler translating(InvocationHandler handler) {
        return (proxy, method, arguments) -> {
            try {
                return handler.invoke(proxy, method, arguments);
            } catch (NoFallbackAvailableException wrapped) {
                throw meaning(wrapped);
            } catch (RetryableException unreachable) {
                throw away(unreachable);
            }
        };
    }

    private static RuntimeException meaning(NoFallbackAvailableException wrapped) {
        return switch (wrapped.getCause()) {
            case RetryableException unreachable -> away(unreachable);
            case CallNotPermittedException open -> away(open);
            case RuntimeException answer -> answer;
            case null, default -> wrapped;
        };
    }

    private static ApiException away(RuntimeException cause) {
        return ApiException.of(ErrorCode.SERVICE_UNAVAILABLE).causedBy(cause);
    }
}
