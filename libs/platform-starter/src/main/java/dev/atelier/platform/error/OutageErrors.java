package dev.atelier.platform.error;

import feign.FeignException;
import feign.RetryableException;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;

/** Parts of the platform that are away: 503, never a business answer. */
final class OutageErrors implements ErrorTranslator {

    private static final List<Class<? extends Throwable>> CONNECTION_FAILURES = List.of(
            SocketException.class,
            SocketTimeoutException.class,
            UnknownHostException.class,
            HttpTimeoutException.class,
            ClosedChannelException.class);

    @Override
    public @Nullable ApiException translate(Throwable failure) {
        boolean away = switch (failure) {
            case CallNotPermittedException _ -> true;
            case BulkheadFullException _ -> true;
            case RetryableException _ -> true;
            case FeignException answer -> answer.status() < 0 || answer.status() >= 500;
            case ResourceAccessException _ -> true;
            case DataAccessResourceFailureException _ -> true;
            case QueryTimeoutException _ -> true;
            case CannotCreateTransactionException _ -> true;
            case DataAccessException _ -> lostConnection(failure);
            case AsyncRequestTimeoutException _ -> true;
            case TimeoutException _ -> true;
            default -> isConnectionFailure(failure);
        };
        return away ? ApiException.of(ErrorCode.SERVICE_UNAVAILABLE) : null;
    }

    private static boolean lostConnection(Throwable failure) {
        return Causes.of(failure).anyMatch(OutageErrors::isConnectionFailure);
    }

    private static boolean isConnectionFailure(Throwable failure) {
        return CONNECTION_FAILURES.stream().anyMatch(kind -> kind.isInstance(failure));
    }
}
