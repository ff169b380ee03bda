package dev.atelier.aiproxy.key;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What user-service tells the studios about provider keys. */
@FeignClient(name = "user-service", contextId = "provider-keys")
interface KeyClient {

    /** The key that the user's calls to the provider are made with. */
    @GetMapping("/internal/provider-keys/{userId}/{service}")
    HandedOutKey key(@PathVariable("userId") String userId, @PathVariable("service") String service);

    /** Who has active keys, a page at a time. */
    @GetMapping("/internal/provider-keys/owners")
    OwnersPage owners(@RequestParam(name = "after", required = false) @Nullable String after);

    /**
     * A key in clear.
     *
     * @param keyId {@code null} if the user has none
     * @param keyValue {@code null} likewise
     */
    record HandedOutKey(@Nullable String keyId, @Nullable String keyValue) {

        /** Never the key. */
        @Override
        public String toString() {
            return "HandedOutKey[" + keyId + "]";
        }
    }

    /**
     * Some of the owners.
     *
     * @param owners of this page
     * @param nextAfter asks for the next page; {@code null} if this is the last
     */
    record OwnersPage(List<Owner> owners, @Nullable String nextAfter) {}
}
