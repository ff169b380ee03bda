package dev.atelier.user.key;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.envelope.ObjectIds;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hands provider keys to the studios. For service tokens only. */
@RestController
@Access(Who.SERVICE)
class InternalKeyController {

    private final HandOutKey handOutKey;

    InternalKeyController(HandOutKey handOutKey) {
        this.handOutKey = handOutKey;
    }

    @GetMapping("/internal/provider-keys/{userId}/{service}")
    HandedOutKey handOut(@PathVariable String userId, @PathVariable String service) {
        return handOutKey.of(ObjectIds.require(userId), service);
    }

    @GetMapping("/internal/provider-keys/owners")
    KeyOwners owners(@RequestParam(required = false) @Nullable String after) {
        return handOutKey.owners(after == null ? null : ObjectIds.require(after));
    }
}
