package dev.atelier.stats.store;

import com.mongodb.MongoTimeoutException;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.error.ErrorTranslator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.UncategorizedMongoDbException;
import org.springframework.stereotype.Component;

/** The driver's timeout for a whole operation is newer than Spring Data's list of what means an outage. */
@Component
class StoreTimeouts implements ErrorTranslator {

    @Override
    public @Nullable ApiException translate(Throwable failure) {
        boolean timedOut =
                failure instanceof UncategorizedMongoDbException && failure.getCause() instanceof MongoTimeoutException;
        return timedOut ? ApiException.of(ErrorCode.SERVICE_UNAVAILABLE) : null;
    }
}
