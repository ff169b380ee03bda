package dev.atelier.user.key;

import dev.atelier.platform.envelope.Page;
import dev.atelier.platform.envelope.PageRequest;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import org.springframework.stereotype.Service;

/** A user's keys as they are stored. */
@Service
class ReadKeys {

    private final ProviderKeys keys;

    ReadKeys(ProviderKeys keys) {
        this.keys = keys;
    }

    Page<ProviderKey> page(String userId, PageRequest page) {
        return Page.of(keys.list(userId, page), page, ProviderKey::id);
    }

    /**
     * One of the user's keys.
     *
     * @throws ApiException {@code NOT_FOUND} if it is nobody's, or another's
     */
    ProviderKey one(String userId, String id) {
        ProviderKey key = keys.find(userId, id);
        if (key == null) {
            throw ApiException.of(ErrorCode.NOT_FOUND);
        }
        return key;
    }
}
