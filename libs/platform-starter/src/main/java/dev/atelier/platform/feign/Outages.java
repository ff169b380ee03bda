package dev.atelier.platform.feign;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import feign.RetryableException;
import java.util.function.Predicate;

/** What the breaker counts: failures of the other side, not its refusals. Named in the starter's settings. */
public final class Outages implements Predicate<Throwable> {

    /** Whether the failure says that the other side is away. */
    @Override
    public boolean test(Throwable failure) {
        return failure instanceof RetryableException
                || failure instanceof ApiException refusal && refusal.code() == ErrorCode.SERVICE_UNAVAILABLE;
    }
}
