package dev.atelier.platform.error;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

/** Stores that answer, but not with what was hoped for. */
final class StorageErrors implements ErrorTranslator {

    @Override
    public @Nullable ApiException translate(Throwable failure) {
        return switch (failure) {
            case DuplicateKeyException _ -> ApiException.of(ErrorCode.CONFLICT);
            case OptimisticLockingFailureException _ -> ApiException.of(ErrorCode.CONFLICT);
            case DataAccessException _ -> ApiException.of(ErrorCode.DATABASE_ERROR);
            default -> null;
        };
    }
}
